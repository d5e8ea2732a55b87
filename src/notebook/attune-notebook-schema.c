/* attune-notebook-schema.c: the tables of a notebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notebook-schema.h"

#include "attune-notebook-backup.h"

/* "Attn": what tells notebooks from other SQLite files. */
#define APPLICATION_ID 0x4174746e

/* A step is never changed once it was released; what is new comes in a new one.
 *
 * Times are milliseconds since 1970 in UTC, positions in text are code points. "number" keeps the
 * order in which marks were made. "revision" is the checksum of the article that the place and the
 * quote are of.
 *
 * Each transaction counts "generation" up. "session" and "previous-session" tell whether a log
 * belongs to its file: see attune_notebook_session_begin(). */
static const char version_1[] =
    "CREATE TABLE meta ("
    "  key TEXT NOT NULL PRIMARY KEY,"
    "  value ANY"
    ") STRICT, WITHOUT ROWID;"
    "INSERT INTO meta (key, value) VALUES"
    "  ('generation', 0),"
    "  ('previous-session', ''),"
    "  ('session', lower (hex (randomblob (16))));"

    "CREATE TABLE marks ("
    "  number INTEGER PRIMARY KEY,"
    "  id TEXT NOT NULL UNIQUE,"
    "  kind TEXT NOT NULL CHECK (kind IN ('bookmark', 'highlight', 'note')),"
    "  article TEXT NOT NULL,"
    "  revision TEXT NOT NULL,"
    "  block TEXT,"
    "  \"start\" INTEGER CHECK (\"start\" BETWEEN 0 AND 4294967295),"
    "  \"end\" INTEGER CHECK (\"end\" BETWEEN \"start\" AND 4294967295),"
    "  quote TEXT NOT NULL,"
    "  prefix TEXT NOT NULL,"
    "  suffix TEXT NOT NULL,"
    "  name TEXT,"
    "  created_ms INTEGER NOT NULL,"
    "  modified_ms INTEGER NOT NULL,"
    "  CHECK ((\"start\" IS NULL) = (\"end\" IS NULL)),"
    "  CHECK (\"start\" IS NULL OR block IS NOT NULL)"
    ") STRICT;"

    "CREATE TABLE positions ("
    "  article TEXT NOT NULL PRIMARY KEY,"
    "  revision TEXT NOT NULL,"
    "  block TEXT,"
    "  \"start\" INTEGER CHECK (\"start\" BETWEEN 0 AND 4294967295),"
    "  \"end\" INTEGER CHECK (\"end\" BETWEEN \"start\" AND 4294967295),"
    "  saved_ms INTEGER NOT NULL,"
    "  CHECK ((\"start\" IS NULL) = (\"end\" IS NULL)),"
    "  CHECK (\"start\" IS NULL OR block IS NOT NULL)"
    ") STRICT, WITHOUT ROWID;";

/* What a mark is, is its type now; the kind is a highlight's. The order of the kinds is that of
 * their ranks; a kind without a name goes by the one that the program gives it. "editions" tells in
 * which edition of an article its marks have last been looked for. */
static const char version_2[] = "CREATE TABLE kinds ("
                                "  id TEXT NOT NULL PRIMARY KEY,"
                                "  name TEXT,"
                                "  hue TEXT NOT NULL,"
                                "  pattern TEXT NOT NULL,"
                                "  rank REAL NOT NULL"
                                ") STRICT, WITHOUT ROWID;"
                                "INSERT INTO kinds (id, hue, pattern, rank) VALUES"
                                "  ('theory', 'blue', 'solid', 1),"
                                "  ('evidence', 'green', 'double', 2),"
                                "  ('technique', 'yellow', 'dashed', 3),"
                                "  ('question', 'purple', 'dotted', 4),"
                                "  ('disagree', 'red', 'wavy', 5);"

                                "ALTER TABLE marks RENAME COLUMN kind TO type;"
                                "ALTER TABLE marks ADD COLUMN kind TEXT REFERENCES kinds (id) "
                                "  CHECK ((kind IS NOT NULL) = (type = 'highlight'));"
                                "ALTER TABLE marks ADD COLUMN note TEXT NOT NULL DEFAULT '';"
                                "ALTER TABLE marks ADD COLUMN rank REAL NOT NULL DEFAULT 0;"
                                "UPDATE marks SET rank = created_ms;"
                                "CREATE INDEX marks_by_kind ON marks (kind) WHERE kind IS NOT NULL;"

                                "CREATE TABLE editions ("
                                "  article TEXT NOT NULL PRIMARY KEY,"
                                "  revision TEXT NOT NULL"
                                ") STRICT, WITHOUT ROWID;";

static const char *const steps[] = { version_1, version_2, NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (steps) == ATTUNE_NOTEBOOK_VERSION + 1);

/* For copies, which nothing has to be kept of */
const AttuneSchema attune_notebook_schema = { APPLICATION_ID, steps, NULL, NULL };

/* For the notebook itself: no migration without a backup */
const AttuneSchema attune_notebook_schema_with_backup = {
  APPLICATION_ID, steps, attune_notebook_backup_make_before_migration, NULL
};
