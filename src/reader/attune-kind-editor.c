/* attune-kind-editor.c: changing the kinds of highlights
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-kind-editor.h"

#include <glib/gi18n.h>

/**
 * AttuneKindEditor:
 *
 * Changes the kinds of highlights in a notebook, and tells how it went. A kind is written as a
 * whole; so that of two changes in a row the second does not take back the first, each starts from
 * what the kind will be once all before it is on disk.
 */
struct _AttuneKindEditor
{
  GObject parent_instance;

  AttuneNotebook *notebook;
  GHashTable *coming; /* by their ids, kinds as they are on their way to the disk */
  guint n_pending;
};

enum
{
  SIGNAL_DONE,
  SIGNAL_REMOVED,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneKindEditor, attune_kind_editor, G_TYPE_OBJECT)

/* What to say at the end of an edit */
typedef struct
{
  AttuneKindEditor *editor;
  char *told;
  AttuneKind *removed;
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->editor);
  g_free (errand->told);
  g_clear_object (&errand->removed);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
attune_kind_editor_finalize (GObject *object)
{
  AttuneKindEditor *self = ATTUNE_KIND_EDITOR (object);

  g_clear_pointer (&self->coming, g_hash_table_unref);
  g_clear_object (&self->notebook);

  G_OBJECT_CLASS (attune_kind_editor_parent_class)->finalize (object);
}

static void
attune_kind_editor_class_init (AttuneKindEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attune_kind_editor_finalize;

  /**
   * AttuneKindEditor::done:
   * @message: (nullable): what was done, for those who do not see it
   *
   * A change is on disk.
   */
  signals[SIGNAL_DONE] = g_signal_new ("done", ATTUNE_TYPE_KIND_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * AttuneKindEditor::removed:
   * @message: what was done
   * @kind: what can be brought back
   *
   * A kind is gone from the disk.
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", ATTUNE_TYPE_KIND_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                          ATTUNE_TYPE_KIND);
  /**
   * AttuneKindEditor::failed:
   * @message: why a change could not be written
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", ATTUNE_TYPE_KIND_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
attune_kind_editor_init (AttuneKindEditor *self)
{
  self->coming = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
}

/**
 * attune_kind_editor_new:
 * @notebook: whose kinds to change
 *
 * Returns: (transfer full): an editor
 */
AttuneKindEditor *
attune_kind_editor_new (AttuneNotebook *notebook)
{
  AttuneKindEditor *self = g_object_new (ATTUNE_TYPE_KIND_EDITOR, NULL);

  self->notebook = g_object_ref (notebook);

  return self;
}

/**
 * attune_kind_editor_get_kinds:
 *
 * Returns: (transfer none): the [class@Kind]s on disk, in their order
 */
GListModel *
attune_kind_editor_get_kinds (AttuneKindEditor *self)
{
  return attune_notebook_get_kinds (self->notebook);
}

/**
 * attune_kind_editor_count_highlights:
 *
 * Returns: how many highlights are of that kind, in all articles
 */
guint
attune_kind_editor_count_highlights (AttuneKindEditor *self, AttuneKind *kind)
{
  GListModel *marks = attune_notebook_get_marks (self->notebook);
  guint n_marks = g_list_model_get_n_items (marks);
  guint n = 0;

  for (guint i = 0; i < n_marks; i++)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (marks, i);

      n += g_strcmp0 (attune_mark_get_kind (mark), attune_kind_get_id (kind)) == 0;
    }

  return n;
}

static int
find_least (const guint *uses, int n)
{
  int least = 0;

  for (int i = 1; i < n; i++)
    if (uses[i] < uses[least])
      least = i;

  return least;
}

/**
 * attune_kind_editor_suggest_look:
 * @hue: (out): a color that few kinds have, or none
 * @pattern: (out): a line that few kinds have, or none
 *
 * Finds a look for a new kind.
 */
void
attune_kind_editor_suggest_look (AttuneKindEditor *self, AttuneHue *hue, AttunePattern *pattern)
{
  GListModel *kinds = attune_kind_editor_get_kinds (self);
  guint hues[ATTUNE_N_HUES] = { 0 };
  guint patterns[ATTUNE_N_PATTERNS] = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (kinds); i++)
    {
      g_autoptr (AttuneKind) kind = g_list_model_get_item (kinds, i);

      hues[attune_kind_get_hue (kind)]++;
      patterns[attune_kind_get_pattern (kind)]++;
    }
  *hue = (AttuneHue) find_least (hues, ATTUNE_N_HUES);
  *pattern = (AttunePattern) find_least (patterns, ATTUNE_N_PATTERNS);
}

/* Writing */

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  AttuneKindEditor *self = errand->editor;
  g_autoptr (GError) error = NULL;

  if (--self->n_pending == 0)
    g_hash_table_remove_all (self->coming);

  if (!attune_notebook_commit_finish (ATTUNE_NOTEBOOK (source), result, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
  else if (errand->removed != NULL)
    g_signal_emit (self, signals[SIGNAL_REMOVED], 0, errand->told, errand->removed);
  else
    g_signal_emit (self, signals[SIGNAL_DONE], 0, errand->told);
}

static void
commit (AttuneKindEditor *self, AttuneEdit *edit, const char *told, AttuneKind *removed)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->editor = g_object_ref (self);
  errand->told = g_strdup (told);
  g_set_object (&errand->removed, removed);
  self->n_pending++;
  attune_notebook_commit_async (self->notebook, edit, committed_cb, errand);
}

/* What a kind will be once all is on disk */
static AttuneKind *
get_coming (AttuneKindEditor *self, AttuneKind *kind)
{
  AttuneKind *coming = g_hash_table_lookup (self->coming, attune_kind_get_id (kind));

  return coming != NULL ? coming : kind;
}

/* Makes two of it: the one given to the notebook is the notebook's alone. What is passed may be of
 * the one that @id goes by until now. */
static void
put (AttuneKindEditor *self,
     AttuneEdit *edit,
     const char *id,
     const char *name,
     AttuneHue hue,
     AttunePattern pattern,
     double rank)
{
  g_autoptr (AttuneKind) kind = attune_kind_new (id, name, hue, pattern, rank);
  AttuneKind *coming = attune_kind_new (id, name, hue, pattern, rank);

  attune_edit_put_kind (edit, kind);
  g_hash_table_replace (self->coming, (char *) attune_kind_get_id (coming), coming);
}

static void
commit_look (AttuneKindEditor *self,
             AttuneKind *kind,
             const char *name,
             AttuneHue hue,
             AttunePattern pattern,
             const char *told)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  put (self, edit, attune_kind_get_id (kind), name, hue, pattern,
       attune_kind_get_rank (get_coming (self, kind)));
  commit (self, edit, told, NULL);
}

static int
compare_coming (gconstpointer a, gconstpointer b, gpointer user_data)
{
  AttuneKindEditor *self = user_data;
  AttuneKind *left = get_coming (self, (AttuneKind *) a);
  AttuneKind *right = get_coming (self, (AttuneKind *) b);
  double difference = attune_kind_get_rank (left) - attune_kind_get_rank (right);

  if (difference != 0)
    return difference < 0 ? -1 : 1;

  return strcmp (attune_kind_get_id (left), attune_kind_get_id (right));
}

/* The kinds on disk, in the order that they will have */
static GPtrArray *
dup_coming_order (AttuneKindEditor *self)
{
  GListModel *kinds = attune_kind_editor_get_kinds (self);
  GPtrArray *order = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (kinds); i++)
    g_ptr_array_add (order, g_list_model_get_item (kinds, i));
  g_ptr_array_sort_values_with_data (order, compare_coming, self);

  return order;
}

/**
 * attune_kind_editor_add:
 * @name: what to call it; not empty
 *
 * Adds a kind behind the others.
 *
 * Returns: (transfer full): what will be there, to know it by its id
 */
AttuneKind *
attune_kind_editor_add (AttuneKindEditor *self,
                        const char *name,
                        AttuneHue hue,
                        AttunePattern pattern)
{
  g_autoptr (GPtrArray) order = dup_coming_order (self);
  g_autoptr (AttuneEdit) edit = attune_edit_new ();
  g_autoptr (AttuneKind) kind = NULL;
  g_autofree char *told = NULL;
  double rank = 0;

  if (order->len > 0)
    rank = attune_kind_get_rank (get_coming (self, g_ptr_array_index (order, order->len - 1)));
  kind = attune_kind_new (NULL, name, hue, pattern, rank + 1);
  put (self, edit, attune_kind_get_id (kind), name, hue, pattern, rank + 1);
  /* Translators: %s is the name of a kind of highlight */
  told = g_strdup_printf (_ ("“%s” added"), name);
  commit (self, edit, told, NULL);

  return g_steal_pointer (&kind);
}

/**
 * attune_kind_editor_rename:
 * @name: what to call it; white space around it does not count. Nothing gives one that came with
 *   the program its first name again, and leaves any other as it is.
 */
void
attune_kind_editor_rename (AttuneKindEditor *self, AttuneKind *kind, const char *name)
{
  AttuneKind *now = get_coming (self, kind);
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  g_autofree char *told = NULL;
  gboolean is_empty = *stripped == '\0';

  if (g_str_equal (stripped, attune_kind_get_title (now)) ||
      (is_empty && (!attune_kind_is_own (kind) || attune_kind_get_name (now) == NULL)))
    return;

  /* Translators: %s is the name of a kind of highlight */
  told = is_empty ? NULL : g_strdup_printf (_ ("Renamed to “%s”"), stripped);
  commit_look (self, kind, is_empty ? NULL : stripped, attune_kind_get_hue (now),
               attune_kind_get_pattern (now), told);
}

void
attune_kind_editor_set_hue (AttuneKindEditor *self, AttuneKind *kind, AttuneHue hue)
{
  AttuneKind *now = get_coming (self, kind);

  if (attune_kind_get_hue (now) != hue)
    commit_look (self, kind, attune_kind_get_name (now), hue, attune_kind_get_pattern (now), NULL);
}

void
attune_kind_editor_set_pattern (AttuneKindEditor *self, AttuneKind *kind, AttunePattern pattern)
{
  AttuneKind *now = get_coming (self, kind);

  if (attune_kind_get_pattern (now) != pattern)
    commit_look (self, kind, attune_kind_get_name (now), attune_kind_get_hue (now), pattern, NULL);
}

/**
 * attune_kind_editor_move:
 * @steps: how far: down, or with less than 0 up
 *
 * Moves a kind among the others; not farther than there are others.
 */
void
attune_kind_editor_move (AttuneKindEditor *self, AttuneKind *kind, int steps)
{
  g_autoptr (GPtrArray) order = dup_coming_order (self);
  g_autoptr (AttuneEdit) edit = attune_edit_new ();
  g_autofree char *told = NULL;
  guint from = 0, to = 0;

  if (!g_ptr_array_find (order, kind, &from))
    return;
  to = (guint) CLAMP ((int) from + steps, 0, (int) order->len - 1);
  if (to == from)
    return;

  g_ptr_array_insert (order, (int) to, g_ptr_array_steal_index (order, from));
  for (guint i = 0; i < order->len; i++)
    {
      AttuneKind *other = get_coming (self, g_ptr_array_index (order, i));

      if (attune_kind_get_rank (other) != i + 1)
        put (self, edit, attune_kind_get_id (other), attune_kind_get_name (other),
             attune_kind_get_hue (other), attune_kind_get_pattern (other), i + 1);
    }
  /* Translators: %s is the name of a kind of highlight; %u of %u is its place in the list */
  told = g_strdup_printf (_ ("“%s” is now %u of %u"),
                          attune_kind_get_title (get_coming (self, kind)), to + 1, order->len);
  commit (self, edit, told, NULL);
}

/**
 * attune_kind_editor_remove:
 * @kind: one that the reader has added, and that no highlight has
 *
 * Removes a kind.
 */
void
attune_kind_editor_remove (AttuneKindEditor *self, AttuneKind *kind)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();
  g_autofree char *told = NULL;

  /* Translators: %s is the name of a kind of highlight */
  told = g_strdup_printf (_ ("“%s” removed"), attune_kind_get_title (kind));
  attune_edit_remove_kind (edit, kind);
  commit (self, edit, told, kind);
}

/**
 * attune_kind_editor_bring_back:
 * @kind: a kind that was removed
 *
 * Adds it again as it was, for Undo.
 */
void
attune_kind_editor_bring_back (AttuneKindEditor *self, AttuneKind *kind)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  put (self, edit, attune_kind_get_id (kind), attune_kind_get_name (kind),
       attune_kind_get_hue (kind), attune_kind_get_pattern (kind), attune_kind_get_rank (kind));
  commit (self, edit, NULL, NULL);
}
