/* attune-notebook-salvage.c: what can still be read of a damaged notebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notebook-salvage.h"

#include <math.h>

/* Rows are known by how many values they have, and by what these are. */
#define N_VALUES_OF_MARK_1 14
#define N_VALUES_OF_MARK 17
#define N_VALUES_OF_KIND 5
#define N_VALUES_OF_POSITION 6
#define N_VALUES_OF_META 2

/* The columns of "marks" in the order in which they lie in the file */
enum
{
  MARK_ID = 1,
  MARK_TYPE,
  MARK_ARTICLE,
  MARK_REVISION,
  MARK_BLOCK,
  MARK_START,
  MARK_END,
  MARK_QUOTE,
  MARK_PREFIX,
  MARK_SUFFIX,
  MARK_NAME,
  MARK_CREATED,
  MARK_MODIFIED,
  MARK_KIND,
  MARK_NOTE,
  MARK_RANK,
};

/* No clock is so much ahead, in milliseconds. */
#define MAX_AHEAD (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

typedef struct
{
  AttuneNotebookContents *contents;
  GHashTable *marks;    /* by their ids */
  GHashTable *numbers;  /* of their rows, by their ids */
  GHashTable *sessions; /* NULL where nobody asks */
  gint64 now;
  gint64 generation;
} Salvage;

static gboolean
is_text (const AttuneSalvageValue *value)
{
  return value->type == ATTUNE_SALVAGE_TEXT;
}

static gboolean
is_text_or_null (const AttuneSalvageValue *value)
{
  return is_text (value) || value->type == ATTUNE_SALVAGE_NULL;
}

static gboolean
is_number (const AttuneSalvageValue *value)
{
  return value->type == ATTUNE_SALVAGE_INTEGER ||
         (value->type == ATTUNE_SALVAGE_REAL && isfinite (value->real));
}

static gboolean
is_time (Salvage *self, const AttuneSalvageValue *value)
{
  return value->type == ATTUNE_SALVAGE_INTEGER && value->integer <= self->now + MAX_AHEAD;
}

/* A place from an article and three values: block, start, end. */
static AttunePlace *
read_place (const AttuneSalvageValue *article, const AttuneSalvageValue *block)
{
  const AttuneSalvageValue *start = block + 1, *end = block + 2;

  if (!is_text (article) || *article->text == '\0' || !is_text_or_null (block))
    return NULL;
  if (start->type == ATTUNE_SALVAGE_NULL && end->type == ATTUNE_SALVAGE_NULL)
    return attune_place_new (article->text, block->text);
  if (block->text == NULL || start->type != ATTUNE_SALVAGE_INTEGER ||
      end->type != ATTUNE_SALVAGE_INTEGER || start->integer < 0 || end->integer < start->integer ||
      end->integer > G_MAXUINT)
    return NULL;

  return attune_place_new_range (article->text, block->text, (guint) start->integer,
                                 (guint) end->integer);
}

/* What only version 2 has */
static gboolean
read_rest_of_mark (AttuneMarkRecord *record, const AttuneSalvageValue *values)
{
  if (!is_text_or_null (&values[MARK_KIND]) || !is_text (&values[MARK_NOTE]) ||
      !is_number (&values[MARK_RANK]) ||
      (record->type == ATTUNE_MARK_HIGHLIGHT) != is_text (&values[MARK_KIND]))
    return FALSE;

  record->kind = g_strdup (values[MARK_KIND].text);
  g_set_str (&record->note, values[MARK_NOTE].text);
  record->rank = values[MARK_RANK].real;

  return TRUE;
}

static AttuneMarkRecord *
read_mark (Salvage *self, const AttuneSalvageValue *values, guint n_values)
{
  g_autoptr (AttuneMarkRecord) record = NULL;
  g_autoptr (AttunePlace) place = NULL;
  AttuneMarkType type;

  if (values[0].type != ATTUNE_SALVAGE_NULL || !is_text (&values[MARK_ID]) ||
      !g_uuid_string_is_valid (values[MARK_ID].text) ||
      !attune_mark_type_from_string (values[MARK_TYPE].text, &type) ||
      !is_text (&values[MARK_REVISION]) || !is_text (&values[MARK_QUOTE]) ||
      !is_text (&values[MARK_PREFIX]) || !is_text (&values[MARK_SUFFIX]) ||
      !is_text_or_null (&values[MARK_NAME]) || !is_time (self, &values[MARK_CREATED]) ||
      !is_time (self, &values[MARK_MODIFIED]))
    return NULL;
  place = read_place (&values[MARK_ARTICLE], &values[MARK_BLOCK]);
  if (place == NULL)
    return NULL;

  record = attune_mark_record_new (type, place);
  g_set_str (&record->id, values[MARK_ID].text);
  g_set_str (&record->revision, values[MARK_REVISION].text);
  g_set_str (&record->quote.exact, values[MARK_QUOTE].text);
  g_set_str (&record->quote.prefix, values[MARK_PREFIX].text);
  g_set_str (&record->quote.suffix, values[MARK_SUFFIX].text);
  g_set_str (&record->name, values[MARK_NAME].text);
  record->created = values[MARK_CREATED].integer;
  record->modified = values[MARK_MODIFIED].integer;
  record->rank = (double) record->created;
  if (n_values == N_VALUES_OF_MARK && !read_rest_of_mark (record, values))
    return NULL;

  return g_steal_pointer (&record);
}

/* Of several states of a mark the newest is kept. */
static void
take_mark (Salvage *self, gint64 number, const AttuneSalvageValue *values, guint n_values)
{
  g_autoptr (AttuneMarkRecord) record = read_mark (self, values, n_values);
  const AttuneMarkRecord *known = NULL;

  if (record == NULL)
    return;

  known = g_hash_table_lookup (self->marks, record->id);
  if (known == NULL || record->modified >= known->modified)
    {
      g_hash_table_replace (self->numbers, g_strdup (record->id),
                            g_memdup2 (&number, sizeof number));
      g_hash_table_replace (self->marks, record->id, attune_mark_record_ref (record));
    }
}

static void
take_kind (Salvage *self, const AttuneSalvageValue *values)
{
  AttuneHue hue;
  AttunePattern pattern;

  if (is_text (&values[0]) && is_text_or_null (&values[1]) &&
      attune_hue_from_string (values[2].text, &hue) &&
      attune_pattern_from_string (values[3].text, &pattern) && is_number (&values[4]))
    g_ptr_array_add (self->contents->kinds, attune_kind_new (values[0].text, values[1].text, hue,
                                                             pattern, values[4].real));
}

static void
take_position (Salvage *self, const AttuneSalvageValue *values)
{
  g_autoptr (AttunePlace) place = NULL;

  if (!is_text (&values[1]) || !is_time (self, &values[5]))
    return;
  place = read_place (&values[0], &values[2]);
  if (place != NULL)
    g_hash_table_replace (self->contents->positions, g_strdup (values[0].text),
                          g_steal_pointer (&place));
}

static void
take_meta (Salvage *self, const AttuneSalvageValue *values)
{
  if (is_text (&values[0]) && values[1].type == ATTUNE_SALVAGE_INTEGER &&
      g_str_equal (values[0].text, "generation"))
    self->generation = MAX (self->generation, values[1].integer);
  if (self->sessions != NULL && is_text (&values[0]) && is_text (&values[1]) &&
      *values[1].text != '\0' &&
      (g_str_equal (values[0].text, "session") || g_str_equal (values[0].text, "previous-session")))
    g_hash_table_add (self->sessions, g_strdup (values[1].text));
}

static void
take_row (gint64 number, const AttuneSalvageValue *values, guint n_values, gpointer user_data)
{
  switch (n_values)
    {
    case N_VALUES_OF_MARK_1:
    case N_VALUES_OF_MARK:
      take_mark (user_data, number, values, n_values);
      break;
    case N_VALUES_OF_KIND:
      take_kind (user_data, values);
      break;
    case N_VALUES_OF_POSITION:
      take_position (user_data, values);
      break;
    case N_VALUES_OF_META:
      take_meta (user_data, values);
      break;
    default:
      break;
    }
}

/* The numbers of the rows are in the order in which they were made. */
static int
compare_marks (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GHashTable *numbers = user_data;
  const AttuneMarkRecord *left = *(AttuneMarkRecord *const *) a;
  const AttuneMarkRecord *right = *(AttuneMarkRecord *const *) b;
  gint64 left_number = *(gint64 *) g_hash_table_lookup (numbers, left->id);
  gint64 right_number = *(gint64 *) g_hash_table_lookup (numbers, right->id);

  if (left_number != right_number)
    return left_number < right_number ? -1 : 1;

  return strcmp (left->id, right->id);
}

/**
 * attune_notebook_salvage_read:
 * @path: (type filename): a notebook's file that nobody has open, or nothing
 * @sources: where to look
 * @sessions: (nullable) (element-type utf8): takes the names of the sessions that are found
 *
 * Reads what is whole, wherever in the file it is. It may be in an older state, and marks that were
 * removed may be among it, where they are only removed in what could not be read.
 *
 * Returns: (transfer full): its marks in the order in which they were made, kinds and positions
 */
AttuneNotebookContents *
attune_notebook_salvage_read (const char *path, AttuneSalvageSources sources, GHashTable *sessions)
{
  AttuneNotebookContents *contents = attune_notebook_contents_new ();
  g_autoptr (GHashTable) marks = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                        (GDestroyNotify) attune_mark_record_unref);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Salvage self = { contents, marks, numbers, sessions, g_get_real_time () / 1000, -1 };
  GHashTableIter iter;
  gpointer record = NULL;

  attune_salvage_rows (path, sources, take_row, &self);

  g_hash_table_iter_init (&iter, marks);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    g_ptr_array_add (contents->marks, attune_mark_record_ref (record));
  g_ptr_array_sort_with_data (contents->marks, compare_marks, numbers);

  return contents;
}

static void
take_generation (gint64 number,
                 const AttuneSalvageValue *values,
                 guint n_values,
                 gpointer user_data)
{
  if (n_values == N_VALUES_OF_META)
    take_meta (user_data, values);
}

/**
 * attune_notebook_salvage_find_generation:
 * @path: (type filename): a notebook's file that nobody has open, or nothing
 * @sources: where to look
 *
 * Returns: how many transactions it has seen, as far as can be told; -1 where nothing tells
 */
gint64
attune_notebook_salvage_find_generation (const char *path, AttuneSalvageSources sources)
{
  Salvage self = { .generation = -1 };

  attune_salvage_rows (path, sources, take_generation, &self);

  return self.generation;
}

static void
take_own_session (gint64 number,
                  const AttuneSalvageValue *values,
                  guint n_values,
                  gpointer user_data)
{
  if (n_values == N_VALUES_OF_META && is_text (&values[0]) && is_text (&values[1]) &&
      g_str_equal (values[0].text, "session"))
    g_hash_table_add (user_data, g_strdup (values[1].text));
}

/**
 * attune_notebook_salvage_find_sessions:
 * @path: (type filename): a notebook's file that nobody has open
 *
 * Returns: (transfer full) (element-type utf8): the names of the sessions that the file itself
 * tells of, without its log: one, unless it is damaged
 */
GHashTable *
attune_notebook_salvage_find_sessions (const char *path)
{
  GHashTable *sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  attune_salvage_rows (path, ATTUNE_SALVAGE_FILE, take_own_session, sessions);

  return sessions;
}
