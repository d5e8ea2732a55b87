/* attune-marker.c: making marks, and telling how it went
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-marker.h"

#include <glib/gi18n.h>

/**
 * AttuneMarker:
 *
 * Writes what the reader does in a window to the notebook, and tells the window what to say: that
 * it is done once it is on disk, that it can be undone, or that it failed.
 */
struct _AttuneMarker
{
  GObject parent_instance;

  AttuneNotebook *notebook;
};

enum
{
  SIGNAL_DONE,
  SIGNAL_REMOVED,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneMarker, attune_marker, G_TYPE_OBJECT)

/* What to say at the end of an edit */
typedef struct
{
  AttuneMarker *marker;
  char *told;
  GPtrArray *removed;
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->marker);
  g_free (errand->told);
  g_clear_pointer (&errand->removed, g_ptr_array_unref);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
attune_marker_finalize (GObject *object)
{
  g_clear_object (&ATTUNE_MARKER (object)->notebook);

  G_OBJECT_CLASS (attune_marker_parent_class)->finalize (object);
}

static void
attune_marker_class_init (AttuneMarkerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attune_marker_finalize;

  /**
   * AttuneMarker::done:
   * @message: what was done, for those who do not see it
   */
  signals[SIGNAL_DONE] = g_signal_new ("done", ATTUNE_TYPE_MARKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * AttuneMarker::removed:
   * @message: what was done
   * @marks: (element-type AttuneMark): the marks that are gone, and can be added again
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", ATTUNE_TYPE_MARKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                          G_TYPE_PTR_ARRAY);
  /**
   * AttuneMarker::failed:
   * @message: what could not be done, and why
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", ATTUNE_TYPE_MARKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
attune_marker_init (AttuneMarker *self)
{
}

/**
 * attune_marker_new:
 * @notebook: where to write
 *
 * Returns: (transfer full): a marker
 */
AttuneMarker *
attune_marker_new (AttuneNotebook *notebook)
{
  AttuneMarker *self = g_object_new (ATTUNE_TYPE_MARKER, NULL);

  self->notebook = g_object_ref (notebook);

  return self;
}

/**
 * attune_marker_get_notebook:
 *
 * Returns: (transfer none): where it writes
 */
AttuneNotebook *
attune_marker_get_notebook (AttuneMarker *self)
{
  return self->notebook;
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;

  if (!attune_notebook_commit_finish (ATTUNE_NOTEBOOK (source), result, &error))
    g_signal_emit (errand->marker, signals[SIGNAL_FAILED], 0, error->message);
  else if (errand->removed != NULL)
    g_signal_emit (errand->marker, signals[SIGNAL_REMOVED], 0, errand->told, errand->removed);
  else if (errand->told != NULL)
    g_signal_emit (errand->marker, signals[SIGNAL_DONE], 0, errand->told);
}

static void
commit (AttuneMarker *self, AttuneEdit *edit, const char *told, GPtrArray *removed)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->marker = g_object_ref (self);
  errand->told = g_strdup (told);
  errand->removed = removed != NULL ? g_ptr_array_ref (removed) : NULL;
  attune_notebook_commit_async (self->notebook, edit, committed_cb, errand);
}

/**
 * attune_marker_add:
 * @marks: (element-type AttuneMark): marks that are not in the notebook
 * @told: (nullable): what to tell when they are on disk
 *
 * Adds marks, together; those that were removed come back as they were.
 */
void
attune_marker_add (AttuneMarker *self, GPtrArray *marks, const char *told)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  for (guint i = 0; i < marks->len; i++)
    attune_edit_add (edit, g_ptr_array_index (marks, i));
  commit (self, edit, told, NULL);
}

/**
 * attune_marker_add_one:
 * @told: (nullable): what to tell when it is on disk
 */
void
attune_marker_add_one (AttuneMarker *self, AttuneMark *mark, const char *told)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  attune_edit_add (edit, mark);
  commit (self, edit, told, NULL);
}

/**
 * attune_marker_remove:
 * @marks: (element-type AttuneMark): marks of the notebook; owns them
 * @told: what to tell when they are gone
 *
 * Removes marks, together. The window is told, and offers to undo it.
 */
void
attune_marker_remove (AttuneMarker *self, GPtrArray *marks, const char *told)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  for (guint i = 0; i < marks->len; i++)
    attune_edit_remove (edit, g_ptr_array_index (marks, i));
  commit (self, edit, told, marks);
}

/**
 * attune_marker_remove_one:
 *
 * Removes a mark, and tells what it was.
 */
void
attune_marker_remove_one (AttuneMarker *self, AttuneMark *mark)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_object_unref);
  const char *told = NULL;

  switch (attune_mark_get_mark_type (mark))
    {
    case ATTUNE_MARK_BOOKMARK:
      told = _ ("Bookmark removed");
      break;
    case ATTUNE_MARK_HIGHLIGHT:
      told = _ ("Highlight removed");
      break;
    case ATTUNE_MARK_NOTE:
      told = _ ("Note removed");
      break;
    default:
      g_return_if_reached ();
    }

  g_ptr_array_add (marks, g_object_ref (mark));
  attune_marker_remove (self, marks, told);
}

/**
 * attune_marker_commit:
 * @edit: what to change
 * @told: (nullable): what to tell when it is on disk
 *
 * Changes marks.
 */
void
attune_marker_commit (AttuneMarker *self, AttuneEdit *edit, const char *told)
{
  commit (self, edit, told, NULL);
}
