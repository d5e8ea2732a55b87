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
  GPtrArray *records; /* of the marks, as they are shown */
  int y;
};

G_DEFINE_FINAL_TYPE (AttuneNoteCard, attune_note_card, GTK_TYPE_BUTTON)

/* As many lines of a note as the margin shows */
#define MAX_LINES 5
/* More code points of a note than these lines can hold */
#define MAX_SHOWN 1000
/* As many code points of a quote as are read out, and of a note */
#define MAX_QUOTE 80
#define MAX_NOTE 2000

static void
attune_note_card_dispose (GObject *object)
{
  AttuneNoteCard *self = ATTUNE_NOTE_CARD (object);

  g_ptr_array_set_size (self->marks, 0);
  g_ptr_array_set_size (self->records, 0);
  g_clear_object (&self->notebook);

  G_OBJECT_CLASS (attune_note_card_parent_class)->dispose (object);
}

static void
attune_note_card_finalize (GObject *object)
{
  g_ptr_array_unref (ATTUNE_NOTE_CARD (object)->marks);
  g_ptr_array_unref (ATTUNE_NOTE_CARD (object)->records);

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
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) attune_mark_record_unref);
}

/* The beginning of what may be very long. */
static char *
dup_beginning (const char *words, glong max_length)
{
  g_autofree char *beginning = NULL;

  if (strnlen (words, (gsize) max_length * 6) <= (gsize) max_length ||
      g_utf8_strlen (words, (gssize) strnlen (words, (gsize) max_length * 6)) <= max_length)
    return g_strdup (words);

  beginning = g_utf8_substring (words, 0, max_length);

  return g_strconcat (beginning, "…", NULL);
}

/* Shows the first lines of a note. A label counts the lines of each paragraph by themselves. */
static void
show_first_lines (GtkLabel *label, const char *note)
{
  g_autofree char *lines = dup_beginning (note, MAX_SHOWN);
  int n_paragraphs = 1;

  for (char *end = strchr (lines, '\n'); end != NULL; end = strchr (end + 1, '\n'))
    if (++n_paragraphs > MAX_LINES)
      {
        g_autofree char *first = NULL;

        n_paragraphs = MAX_LINES;
        *end = '\0';
        first = g_steal_pointer (&lines);
        lines = g_strconcat (first, "…", NULL);
        break;
      }
  gtk_label_set_label (label, lines);
  gtk_label_set_lines (label, MAX_LINES / n_paragraphs);
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
  g_autofree char *words = dup_beginning (attune_mark_get_quote (mark), MAX_QUOTE);
  g_autofree char *note = dup_beginning (attune_mark_get_note (mark), MAX_NOTE);

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

static char *
dup_description (AttuneNoteCard *self)
{
  if (self->label == NULL && self->marks->len > 1)
    return g_strdup_printf (ngettext ("%u note", "%u notes", self->marks->len), self->marks->len);

  return attune_note_dup_description (self->notebook, g_ptr_array_index (self->marks, 0));
}

/* Made when it is asked for: to set a tooltip takes longer than all else here. */
static gboolean
query_tooltip_cb (AttuneNoteCard *self,
                  int x,
                  int y,
                  gboolean by_key,
                  GtkTooltip *tooltip,
                  gpointer user_data)
{
  g_autofree char *description = NULL;

  if (self->marks->len == 0)
    return FALSE;

  description = dup_description (self);
  gtk_tooltip_set_text (tooltip, description);

  return TRUE;
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
      gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
      g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
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
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 8);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (box), self->swatch);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "note-card");

  return self;
}

/* Whether it shows these marks as they are already. */
static gboolean
is_shown (AttuneNoteCard *self, const GPtrArray *marks)
{
  if (self->marks->len != marks->len)
    return FALSE;

  for (guint i = 0; i < marks->len; i++)
    if (g_ptr_array_index (self->marks, i) != g_ptr_array_index (marks, i) ||
        g_ptr_array_index (self->records, i) !=
            attune_mark_get_record (g_ptr_array_index (marks, i)))
      return FALSE;

  return TRUE;
}

/**
 * attune_note_card_show:
 * @marks: (element-type AttuneMark): marks with notes; one, or those that share a sign
 * @y: where the first one's passage begins, in pixels of the text view's buffer
 *
 * Shows notes, and no others.
 */
void
attune_note_card_show (AttuneNoteCard *self, const GPtrArray *marks, int y)
{
  AttuneMark *first = g_ptr_array_index (marks, 0);
  AttuneKind *kind = attune_notebook_lookup_kind (self->notebook, attune_mark_get_kind (first));
  g_autofree char *description = NULL;

  self->y = y;
  if (self->swatch != NULL)
    {
      attune_kind_swatch_set_kind (ATTUNE_KIND_SWATCH (self->swatch), kind);
      gtk_widget_set_visible (self->swatch, kind != NULL);
    }
  if (is_shown (self, marks))
    return;

  g_ptr_array_set_size (self->marks, 0);
  g_ptr_array_set_size (self->records, 0);
  for (guint i = 0; i < marks->len; i++)
    {
      AttuneMark *mark = g_ptr_array_index (marks, i);

      g_ptr_array_add (self->marks, g_object_ref (mark));
      g_ptr_array_add (self->records, attune_mark_record_ref (attune_mark_get_record (mark)));
    }
  if (self->label != NULL)
    show_first_lines (GTK_LABEL (self->label), attune_mark_get_note (first));
  description = dup_description (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
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
