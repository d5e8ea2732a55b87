/* attune-note-editor.c: writing a note
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-note-editor.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "attune-kind-picker.h"
#include "attune-tag-completion.h"

/**
 * AttuneNoteEditor:
 *
 * A mark's kind and its note. What is written is saved in every pause, and on leaving. Of marks
 * that lie on each other it shows one, and goes to the others.
 */
struct _AttuneNoteEditor
{
  AdwBin parent_instance;

  AdwBin *picker_bin;
  GtkWidget *switcher;
  GtkLabel *switcher_label;
  GtkWidget *remove_button;
  GtkLabel *quote;
  GtkTextView *text;
  AdwWrapBox *tags;
  GtkStack *below;
  GtkLabel *status;
  AttuneKindPicker *picker;
  AttuneTagCompletion *completion;

  AttuneMarker *marker;
  GPtrArray *marks; /* those to go to and fro between */
  guint index;
  AttuneMark *mark;
  char *saved; /* the note as it was last given to the notebook */
  gboolean is_new;
  guint n_saving; /* how often it was given, and has not come back */
  gboolean has_failed;
  guint save_id;
};

enum
{
  SIGNAL_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneNoteEditor, attune_note_editor, ADW_TYPE_BIN)

/* Who has not typed for so long, in milliseconds, pauses. */
#define PAUSE 500

static char *
dup_text (AttuneNoteEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

/* Saving */

/* Another window, or another program, may have written on it meanwhile. */
static void
note_changed_cb (AttuneNoteEditor *self)
{
  const char *note = NULL;
  g_autofree char *text = NULL;

  if (self->mark == NULL || self->n_saving > 0 || self->has_failed)
    return; /* what comes back first may be older than what is shown */

  note = attune_mark_get_note (self->mark);
  text = dup_text (self);
  if (!g_str_equal (text, self->saved) || g_str_equal (note, self->saved))
    return; /* what is being typed is written first */

  g_set_str (&self->saved, note);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), note, -1);
}

static void
kind_changed_cb (AttuneNoteEditor *self)
{
  if (self->mark != NULL)
    attune_kind_picker_set_current (self->picker, attune_mark_get_kind (self->mark));
}

/* Shows what becomes of a mark from now on. */
static void
take_mark (AttuneNoteEditor *self, AttuneMark *mark)
{
  if (self->mark != NULL)
    g_signal_handlers_disconnect_by_data (self->mark, self);
  g_set_object (&self->mark, mark);
  self->has_failed = FALSE;
  g_signal_connect_object (mark, "notify::note", G_CALLBACK (note_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mark, "notify::kind", G_CALLBACK (kind_changed_cb), self,
                           G_CONNECT_SWAPPED);
  kind_changed_cb (self);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttuneNoteEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  self->n_saving--;
  self->has_failed = !attune_notebook_commit_finish (ATTUNE_NOTEBOOK (source), result, &error);
  if (self->status == NULL)
    return; /* its window is gone; the notebook tells the others of a failure */

  gtk_label_set_label (self->status, self->has_failed ? error->message : _ ("Saved"));
  if (self->n_saving == 0 && !self->has_failed)
    note_changed_cb (self);
}

/* What had failed is tried again until it succeeds. */
static void
unsaved_changed_cb (AttuneNoteEditor *self, GParamSpec *pspec, AttuneNotebook *notebook)
{
  if (!self->has_failed || attune_notebook_has_unsaved (notebook))
    return;

  self->has_failed = FALSE;
  if (self->status == NULL)
    return;

  gtk_label_set_label (self->status, _ ("Saved"));
  note_changed_cb (self);
}

/* Writes what was typed since it was last written. A mark that is new comes with its first words.
 */
void
attune_note_editor_save (AttuneNoteEditor *self)
{
  g_autofree char *text = NULL;
  g_autoptr (AttuneEdit) edit = NULL;

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (self->mark == NULL)
    return;
  text = dup_text (self);
  /* A note that nothing is left of is removed on leaving, and can be brought back as it was. */
  if (g_str_equal (text, self->saved) ||
      (attune_mark_get_mark_type (self->mark) == ATTUNE_MARK_NOTE && is_blank (text)))
    return;

  edit = attune_edit_new ();
  if (self->is_new)
    {
      g_autoptr (AttuneMarkRecord)
          record = attune_mark_record_copy (attune_mark_get_record (self->mark));
      g_autoptr (AttuneMark) mark = NULL;

      g_set_str (&record->note, text);
      mark = attune_mark_new (record);
      take_mark (self, mark);
      attune_edit_add (edit, mark);
      self->is_new = FALSE;
      gtk_widget_set_visible (self->remove_button, TRUE);
    }
  else
    attune_edit_set_note_from (edit, self->mark, self->saved, text);

  g_set_str (&self->saved, text);
  gtk_label_set_label (self->status, _ ("Saving…"));
  self->n_saving++;
  attune_notebook_commit_async (attune_marker_get_notebook (self->marker), edit, committed_cb,
                                g_object_ref (self));
}

static gboolean
pause_cb (gpointer user_data)
{
  AttuneNoteEditor *self = user_data;

  self->save_id = 0;
  attune_note_editor_save (self);

  return G_SOURCE_REMOVE;
}

static void
text_changed_cb (AttuneNoteEditor *self)
{
  if (self->mark == NULL)
    return;

  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (PAUSE, pause_cb, self);
}

/* The mark */

static void
let_go (AttuneNoteEditor *self)
{
  g_autofree char *text = NULL;
  g_autoptr (AttuneMark) mark = NULL;

  if (self->mark == NULL)
    return;

  text = dup_text (self);
  attune_note_editor_save (self);
  g_signal_handlers_disconnect_by_data (self->mark, self);
  mark = g_steal_pointer (&self->mark);
  if (!self->is_new && attune_mark_get_mark_type (mark) == ATTUNE_MARK_NOTE && is_blank (text))
    attune_marker_remove_one (self->marker, mark);
}

static void
show_mark (AttuneNoteEditor *self)
{
  AttuneNotebook *notebook = attune_marker_get_notebook (self->marker);
  AttuneMark *mark = g_ptr_array_index (self->marks, self->index);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  g_autofree char *switcher = NULL;
  g_autofree char *quote = NULL;
  GtkTextIter end;

  let_go (self);
  self->is_new = attune_notebook_lookup_mark (notebook, attune_mark_get_id (mark)) == NULL;
  g_set_str (&self->saved, attune_mark_get_note (mark));
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_set_text (buffer, self->saved, -1);
  gtk_text_buffer_set_enable_undo (buffer, TRUE);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  take_mark (self, mark);
  attune_tag_completion_learn (self->completion, attune_notebook_get_marks (notebook));

  quote = g_strdelimit (g_strdup (attune_mark_get_quote (mark)), "\n", ' ');
  gtk_label_set_label (self->quote, quote);
  gtk_label_set_label (self->status, _ ("Saved as you type. Words with # are tags."));
  gtk_widget_set_visible (self->remove_button, !self->is_new);

  /* Translators: the first of three marks that lie on each other */
  switcher = g_strdup_printf (_ ("%u of %u"), self->index + 1, self->marks->len);
  gtk_label_set_label (self->switcher_label, switcher);
  gtk_widget_set_visible (self->switcher, self->marks->len > 1);
}

static void
previous_cb (AttuneNoteEditor *self)
{
  self->index = (self->index + self->marks->len - 1) % self->marks->len;
  show_mark (self);
}

static void
next_cb (AttuneNoteEditor *self)
{
  self->index = (self->index + 1) % self->marks->len;
  show_mark (self);
}

/* The first choice of a kind makes a note a highlight; one more of the same takes it back. */
static void
picked_cb (AttuneNoteEditor *self, const char *kind)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  attune_note_editor_save (self);
  if (self->mark == NULL)
    return;

  if (self->is_new)
    {
      g_autoptr (AttuneMarkRecord)
          record = attune_mark_record_copy (attune_mark_get_record (self->mark));
      g_autoptr (AttuneMark) mark = NULL;

      record->type = ATTUNE_MARK_HIGHLIGHT;
      g_set_str (&record->kind, kind);
      mark = attune_mark_new (record);
      take_mark (self, mark);
      self->is_new = FALSE;
      attune_edit_add (edit, mark);
      gtk_widget_set_visible (self->remove_button, TRUE);
    }
  else
    {
      gboolean again = g_strcmp0 (kind, attune_mark_get_kind (self->mark)) == 0;

      if (again && is_blank (self->saved))
        return; /* it would be neither a highlight nor a note */
      attune_edit_set_kind (edit, self->mark, again ? NULL : kind);
    }
  attune_marker_commit (self->marker, edit, NULL);
}

static void
remove_cb (AttuneNoteEditor *self)
{
  g_autoptr (AttuneMark) mark = NULL;

  if (self->mark == NULL)
    return;

  attune_note_editor_save (self);
  g_signal_handlers_disconnect_by_data (self->mark, self);
  mark = g_steal_pointer (&self->mark);
  attune_marker_remove_one (self->marker, mark);
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

/**
 * attune_note_editor_leave:
 *
 * Saves what was written, and lets go of the mark. A note that nothing is left of is removed.
 */
void
attune_note_editor_leave (AttuneNoteEditor *self)
{
  let_go (self);
}

static void
attune_note_editor_dispose (GObject *object)
{
  AttuneNoteEditor *self = ATTUNE_NOTE_EDITOR (object);

  if (self->marker != NULL)
    let_go (self);
  g_clear_handle_id (&self->save_id, g_source_remove);
  g_clear_object (&self->completion);
  /* The template would take its child from the bin without telling it. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_NOTE_EDITOR);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_object (&self->marker);

  G_OBJECT_CLASS (attune_note_editor_parent_class)->dispose (object);
}

static void
attune_note_editor_finalize (GObject *object)
{
  g_free (ATTUNE_NOTE_EDITOR (object)->saved);

  G_OBJECT_CLASS (attune_note_editor_parent_class)->finalize (object);
}

static void
attune_note_editor_class_init (AttuneNoteEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_note_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = attune_note_editor_finalize;

  /**
   * AttuneNoteEditor::removed:
   *
   * The mark is being removed: there is nothing left to edit.
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", ATTUNE_TYPE_NOTE_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-note-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneNoteEditor, picker_bin);
  gtk_widget_class_bind_template_child (widget_class, AttuneNoteEditor, switcher);
  gtk_widget_class_bind_template_child (widget_class, AttuneNoteEditor, switcher_label);
  gtk_widget_class_bind_template_child (widget_class, AttuneNoteEditor, remove_button);
  gtk_widget_class_bind_template_child (widget_class, AttuneNoteEditor, quote);
  gtk_widget_class_bind_template_child (widget_class, AttuneNoteEditor, text);
  gtk_widget_class_bind_template_child (widget_class, AttuneNoteEditor, tags);
  gtk_widget_class_bind_template_child (widget_class, AttuneNoteEditor, status);
  gtk_widget_class_bind_template_child (widget_class, AttuneNoteEditor, below);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
attune_note_editor_init (AttuneNoteEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->saved = g_strdup ("");
  self->completion = attune_tag_completion_new (self->text, self->tags, self->below);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed",
                           G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * attune_note_editor_new:
 * @marker: where to write
 *
 * Returns: (transfer floating): an editor, to be put in the view
 */
AttuneNoteEditor *
attune_note_editor_new (AttuneMarker *marker)
{
  AttuneNoteEditor *self = g_object_new (ATTUNE_TYPE_NOTE_EDITOR, NULL);

  self->marker = g_object_ref (marker);
  self->picker = attune_kind_picker_new (
      attune_notebook_get_kinds (attune_marker_get_notebook (marker)));
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->picker_bin, GTK_WIDGET (self->picker));
  g_signal_connect_object (attune_marker_get_notebook (marker), "notify::has-unsaved",
                           G_CALLBACK (unsaved_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * attune_note_editor_open:
 * @marks: (element-type AttuneMark): marks to show, the first of them at once; one that is not in
 *   the notebook is put there when something is written on it
 */
void
attune_note_editor_open (AttuneNoteEditor *self, GPtrArray *marks)
{
  g_return_if_fail (marks->len > 0);

  if (self->marks != marks)
    {
      g_clear_pointer (&self->marks, g_ptr_array_unref);
      self->marks = g_ptr_array_ref (marks);
    }
  self->index = 0;
  show_mark (self);
}

/**
 * attune_note_editor_get_text_view:
 *
 * Returns: (transfer none): where the note is written: what is to have the focus
 */
GtkWidget *
attune_note_editor_get_text_view (AttuneNoteEditor *self)
{
  return GTK_WIDGET (self->text);
}

/**
 * attune_note_editor_get_mark:
 *
 * Returns: (transfer none) (nullable): the mark that is shown
 */
AttuneMark *
attune_note_editor_get_mark (AttuneNoteEditor *self)
{
  return self->mark;
}
