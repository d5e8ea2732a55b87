/* attune-note-card.c: a note in the margin
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-note-card.h"

#include <glib/gi18n.h>

#include "attune-kind-swatch.h"

/**
 * AttuneNoteCard:
 *
 * The first lines of a note; or, where there is no room for them, a sign for one or several.
 */
struct _AttuneNoteCard
{
  GtkButton parent_instance;

  GtkWidget *swatch; /* both NULL on a sign */
  GtkWidget *label;

  AttuneNotebook *notebook;
  GPtrArray *marks;
  int y;
};

G_DEFINE_FINAL_TYPE (AttuneNoteCard, attune_note_card, GTK_TYPE_BUTTON)

/* As many lines of a note as the margin shows */
#define MAX_LINES 5
/* As many code points of a quote as are read out */
#define MAX_QUOTE 80

static void
attune_note_card_dispose (GObject *object)
{
  AttuneNoteCard *self = ATTUNE_NOTE_CARD (object);

  g_ptr_array_set_size (self->marks, 0);
  g_clear_object (&self->notebook);

  G_OBJECT_CLASS (attune_note_card_parent_class)->dispose (object);
}

static void
attune_note_card_finalize (GObject *object)
{
  g_ptr_array_unref (ATTUNE_NOTE_CARD (object)->marks);

  G_OBJECT_CLASS (attune_note_card_parent_class)->finalize (object);
}

static void
attune_note_card_class_init (AttuneNoteCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attune_note_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = attune_note_card_finalize;
}

static void
attune_note_card_init (AttuneNoteCard *self)
{
  self->marks = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * attune_note_card_new:
 * @notebook: for the kinds
 * @in_full: whether it shows the words, or is a sign
 *
 * Returns: (transfer floating): a card for a note
 */
AttuneNoteCard *
attune_note_card_new (AttuneNotebook *notebook, gboolean in_full)
{
  AttuneNoteCard *self = g_object_new (ATTUNE_TYPE_NOTE_CARD, NULL);
  GtkWidget *box = NULL;

  self->notebook = g_object_ref (notebook);
  if (!in_full)
    {
      gtk_button_set_icon_name (GTK_BUTTON (self), "attune-note-symbolic");
      gtk_widget_add_css_class (GTK_WIDGET (self), "note-sign");
      return self;
    }

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->swatch = attune_kind_swatch_new (NULL);
  gtk_widget_set_valign (self->swatch, GTK_ALIGN_START);
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_yalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->label), MAX_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 8);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (box), self->swatch);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "note-card");

  return self;
}

/**
 * attune_note_dup_description:
 * @notebook: for the kinds
 * @mark: a highlight or a note
 *
 * Returns: (transfer full): what a mark is, in words, for those who do not see it
 */
char *
attune_note_dup_description (AttuneNotebook *notebook, AttuneMark *mark)
{
  AttuneKind *kind = attune_notebook_lookup_kind (notebook, attune_mark_get_kind (mark));
  const char *note = attune_mark_get_note (mark), *quote = attune_mark_get_quote (mark);
  g_autofree char *words = g_utf8_strlen (quote, -1) > MAX_QUOTE
                               ? g_utf8_substring (quote, 0, MAX_QUOTE)
                               : g_strdup (quote);

  if (kind == NULL)
    /* Translators: a note on a passage: the passage, then the note */
    return g_strdup_printf (_ ("Note on “%s”: %s"), words, note);
  if (*note == '\0')
    /* Translators: a highlight: its kind, then the passage */
    return g_strdup_printf (_ ("Highlight, %s: “%s”"), attune_kind_get_title (kind), words);

  /* Translators: a highlight with a note: its kind, the passage, the note */
  return g_strdup_printf (_ ("Highlight, %s: “%s”. Note: %s"), attune_kind_get_title (kind), words,
                          note);
}

static void
describe (AttuneNoteCard *self)
{
  AttuneMark *first = g_ptr_array_index (self->marks, 0);
  g_autofree char *description = attune_note_dup_description (self->notebook, first);

  if (self->label == NULL && self->marks->len > 1)
    {
      g_free (description);
      description = g_strdup_printf (ngettext ("%u note", "%u notes", self->marks->len),
                                     self->marks->len);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
  if (self->label == NULL)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), description);
}

/**
 * attune_note_card_show:
 * @mark: a mark with a note
 * @y: where its passage begins, in pixels of the text view's buffer
 *
 * Shows a note, and no other.
 */
void
attune_note_card_show (AttuneNoteCard *self, AttuneMark *mark, int y)
{
  AttuneKind *kind = attune_notebook_lookup_kind (self->notebook, attune_mark_get_kind (mark));

  self->y = y;
  g_ptr_array_set_size (self->marks, 0);
  g_ptr_array_add (self->marks, g_object_ref (mark));
  if (self->label != NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->label), attune_mark_get_note (mark));
      attune_kind_swatch_set_kind (ATTUNE_KIND_SWATCH (self->swatch), kind);
      gtk_widget_set_visible (self->swatch, kind != NULL);
    }
  describe (self);
}

/**
 * attune_note_card_add:
 * @mark: another mark with a note
 *
 * Lets a sign stand for one more note.
 */
void
attune_note_card_add (AttuneNoteCard *self, AttuneMark *mark)
{
  g_ptr_array_add (self->marks, g_object_ref (mark));
  describe (self);
}

/**
 * attune_note_card_get_marks:
 *
 * Returns: (transfer none) (element-type AttuneMark): the marks whose notes it shows
 */
GPtrArray *
attune_note_card_get_marks (AttuneNoteCard *self)
{
  return self->marks;
}

int
attune_note_card_get_y (AttuneNoteCard *self)
{
  return self->y;
}
