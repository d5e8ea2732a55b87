/* attune-full-text.c: how a full-text table parts texts and ranks rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-full-text.h"

#include "attune-storage-private.h"

struct _AttuneFullTextRow
{
  const Fts5ExtensionApi *api;
  Fts5Context *context;
};

/* The tokenizer */

typedef struct
{
  void *context;
  int (*token) (void *, int, const char *, int, int, int);
  int result;
} Taker;

static int
create_tokenizer (void *full_text, const char **arguments, int n_arguments, Fts5Tokenizer **out)
{
  *out = full_text; /* which outlives the connection */

  return SQLITE_OK;
}

static void
delete_tokenizer (Fts5Tokenizer *tokenizer)
{
}

static gboolean
take_word (const char *word, gsize n_bytes, gsize start, gsize end, gpointer data)
{
  Taker *taker = data;

  taker->result = taker->token (taker->context, 0, word, (int) n_bytes, (int) start, (int) end);

  return taker->result == SQLITE_OK;
}

static int
tokenize (Fts5Tokenizer *tokenizer,
          void *context,
          int flags,
          const char *text,
          int n_bytes,
          int (*token) (void *, int, const char *, int, int, int))
{
  const AttuneFullText *full_text = (const AttuneFullText *) (gpointer) tokenizer;
  Taker taker = { .context = context, .token = token, .result = SQLITE_OK };

  if (text != NULL && n_bytes > 0)
    full_text->tokenize (text, (gsize) n_bytes, take_word, &taker);

  return taker.result;
}

/* Ranking */

/* What marks a pointer as ours, so that no other can be taken for it */
#define POINTER_TYPE "attune-ranking"

static void
rank (const Fts5ExtensionApi *api,
      Fts5Context *context,
      sqlite3_context *sql_context,
      int n_values,
      sqlite3_value **values)
{
  const AttuneFullText *full_text = api->xUserData (context);
  const AttuneFullTextRow row = { .api = api, .context = context };
  gpointer ranking = n_values == 1 ? sqlite3_value_pointer (values[0], POINTER_TYPE) : NULL;

  if (ranking == NULL)
    sqlite3_result_error (sql_context, "attune_rank() wants what to rank by", -1);
  else
    sqlite3_result_double (sql_context, full_text->rank (&row, ranking));
}

/**
 * attune_full_text_row_get_n_matches:
 *
 * Returns: how many places of the row are a phrase of the question; 0 where that cannot be told
 */
guint
attune_full_text_row_get_n_matches (const AttuneFullTextRow *self)
{
  int n = 0;

  return self->api->xInstCount (self->context, &n) == SQLITE_OK && n > 0 ? (guint) n : 0;
}

/**
 * attune_full_text_row_get_match:
 * @index: which of them; they are in the order of columns and positions
 * @phrase: (out): which phrase of the question, in the order in which they stand there
 * @column: (out): in which column
 * @position: (out): the number of its first word there
 *
 * Tells where a phrase of the question stands.
 */
void
attune_full_text_row_get_match (const AttuneFullTextRow *self,
                                guint index,
                                guint *phrase,
                                guint *column,
                                guint *position)
{
  int p = 0, c = 0, o = 0;

  /* It fails only for an index that is none. */
  self->api->xInst (self->context, (int) index, &p, &c, &o);
  *phrase = (guint) p;
  *column = (guint) c;
  *position = (guint) o;
}

/* FTS5 gives its own functions by a pointer only, as its documentation says under “Extending FTS5”.
 */
static int
get_api (sqlite3 *handle, fts5_api **api)
{
  sqlite3_stmt *select = NULL;
  int result = sqlite3_prepare_v2 (handle, "SELECT fts5 (?1)", -1, &select, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_bind_pointer (select, 1, api, "fts5_api_ptr", NULL);
  if (result == SQLITE_OK)
    sqlite3_step (select);
  sqlite3_finalize (select);

  return result != SQLITE_OK ? result : *api == NULL ? SQLITE_MISUSE : SQLITE_OK;
}

int
attune_full_text_install (const AttuneFullText *self, sqlite3 *handle)
{
  static fts5_tokenizer tokenizer = {
    .xCreate = create_tokenizer,
    .xDelete = delete_tokenizer,
    .xTokenize = tokenize,
  };
  fts5_api *api = NULL;
  int result = get_api (handle, &api);

  if (result == SQLITE_OK)
    result = api->xCreateTokenizer (api, "attune", (void *) self, &tokenizer, NULL);
  if (result == SQLITE_OK)
    result = api->xCreateFunction (api, "attune_rank", (void *) self, rank, NULL);

  return result;
}

int
attune_full_text_bind (sqlite3_stmt *statement, int parameter, gpointer ranking)
{
  return sqlite3_bind_pointer (statement, parameter, ranking, POINTER_TYPE, NULL);
}
