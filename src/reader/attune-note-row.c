/* attune-note-row.c: a highlight or a note in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-note-row.h"

#include <glib/gi18n.h>

#include "attune-excerpt.h"
#include "attune-kind-swatch.h"
#include "attune-tags.h"

/**
 * AttuneNoteRow:
 *
 * A highlight or a note: a sample of its kind, the words that it is on, what was written there, and
 * of one whose passage is gone a guess where it may be.
 *
 * It is made in code and as light as it can be, as a list view makes hundreds; what few rows need
 * is made when they do.
 */
struct _AttuneNoteRow
{
  GtkWidget parent_instance;

  GtkWidget *check; /* NULL while nothing has been selected with it */
  GtkWidget *swatch;
  GtkWidget *icon; /* NULL while it has shown no note without a kind */
  GtkWidget *words;
  GtkWidget *quote;
  GtkWidget *note;
  GtkWidget *guess_box; /* NULL while it has shown no guess */
  GtkWidget *guess;
  GtkWidget *menu_button;

  AttuneMark *mark;
  AttuneMarkRecord *record; /* as it was when it was shown */
  AttunePlace *guess_place;
  gboolean is_lost;
};

enum
{
  SIGNAL_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneNoteRow, attune_note_row, GTK_TYPE_WIDGET)

#define QUOTE_LINES 3
#define NOTE_LINES 4
#define GUESS_LINES 4

/**
 * attune_note_mark_tags:
 * @text: a note
 *
 * Returns: (transfer full) (nullable): attributes that set its tags in bold; %NULL where it has
 *   none
 */
PangoAttrList *
attune_note_mark_tags (const char *text)
{
  PangoAttrList *attributes = NULL;
  const char *at = text, *start = NULL, *end = NULL;

  while (attune_tags_next (&at, &start, &end))
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      if (attributes == NULL)
        attributes = pango_attr_list_new ();
      bold->start_index = (guint) (start - text);
      bold->end_index = (guint) (end - text);
      pango_attr_list_insert (attributes, bold);
    }

  return attributes;
}

/**
 * attune_note_dup_label:
 * @mark: a highlight or a note
 * @kind: (nullable): its kind
 *
 * Returns: (transfer full): all that a row shows of it, in words
 */
char *
attune_note_dup_label (AttuneMark *mark, AttuneKind *kind)
{
  const char *quote = attune_mark_get_quote (mark);
  const char *note = attune_mark_get_note (mark);

  if (kind == NULL)
    /* Translators: a note of the reader's, and the words of the article that it is on */
    return g_strdup_printf (_ ("Note: %s. On: %s"), note, quote);
  if (*note == '\0')
    /* Translators: a kind of highlight, such as “Theory”, and the words that are highlighted */
    return g_strdup_printf (_ ("Highlight, %s: %s"), attune_kind_get_title (kind), quote);

  /* Translators: a kind of highlight, the words that are highlighted, and a note on them */
  return g_strdup_printf (_ ("Highlight, %s: %s; note: %s"), attune_kind_get_title (kind), quote,
                          note);
}

static void
button_cb (GtkWidget *button, AttuneNoteRow *self)
{
  g_signal_emit (self, signals[SIGNAL_WANTED], 0, gtk_widget_get_name (button));
}

static GtkWidget *
make_button (AttuneNoteRow *self, const char *name)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_set_name (button, name);
  g_signal_connect (button, "clicked", G_CALLBACK (button_cb), self);

  return button;
}

static GtkWidget *
append_guess_button (AttuneNoteRow *self, GtkWidget *box, const char *name, const char *label)
{
  GtkWidget *button = make_button (self, name);

  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_button_set_use_underline (GTK_BUTTON (button), TRUE);
  gtk_box_append (GTK_BOX (box), button);

  return button;
}

static void
make_guess_box (AttuneNoteRow *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *accept = NULL;

  self->guess_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->guess_box, "guess");
  self->guess = attune_excerpt_new (GUESS_LINES);
  gtk_box_append (GTK_BOX (self->guess_box), self->guess);
  gtk_box_append (GTK_BOX (self->guess_box), buttons);
  append_guess_button (self, buttons, "show", _ ("_Show"));
  accept = append_guess_button (self, buttons, "accept", _ ("_Accept"));
  gtk_widget_set_tooltip_text (accept, _ ("It Belongs Here"));
  gtk_box_append (GTK_BOX (self->words), self->guess_box);
}

static void
show_guess (AttuneNoteRow *self, const char *guess)
{
  g_autofree char *text = NULL;

  if (guess == NULL)
    {
      if (self->guess_box != NULL)
        gtk_widget_set_visible (self->guess_box, FALSE);
      return;
    }

  if (self->guess_box == NULL)
    make_guess_box (self);
  /* Translators: the words of a passage that may be the one that was marked */
  text = g_strdup_printf (_ ("Perhaps here: “%s”"), guess);
  g_strdelimit (text, "\n", ' ');
  attune_excerpt_set_text (ATTUNE_EXCERPT (self->guess), text, NULL);
  gtk_widget_set_visible (self->guess_box, TRUE);
}

static void
show_lead (AttuneNoteRow *self, AttuneKind *kind)
{
  if (kind == NULL && self->icon == NULL)
    {
      self->icon = gtk_image_new_from_icon_name ("attune-note-symbolic");
      gtk_widget_set_size_request (self->icon, 18, 18);
      gtk_widget_set_valign (self->icon, GTK_ALIGN_START);
      gtk_widget_insert_after (self->icon, GTK_WIDGET (self), self->swatch);
    }
  if (self->icon != NULL)
    gtk_widget_set_visible (self->icon, kind == NULL);
  gtk_widget_set_visible (self->swatch, kind != NULL);
  if (kind != NULL)
    attune_kind_swatch_set_kind (ATTUNE_KIND_SWATCH (self->swatch), kind);
}

static void
show_words (AttuneNoteRow *self)
{
  const char *note = attune_mark_get_note (self->mark);
  g_autofree char *quote = NULL;

  /* Translators: the words of the article that are highlighted */
  quote = g_strdup_printf (_ ("“%s”"), attune_mark_get_quote (self->mark));
  attune_excerpt_set_text (ATTUNE_EXCERPT (self->quote), g_strdelimit (quote, "\n", ' '), NULL);

  gtk_widget_set_visible (self->note, *note != '\0');
  if (*note != '\0')
    {
      g_autoptr (GString) lines = g_string_new (note);
      g_autoptr (PangoAttrList) tags = NULL;

      g_string_replace (lines, "\n", "\u2028", 0);
      tags = attune_note_mark_tags (lines->str);
      attune_excerpt_set_text (ATTUNE_EXCERPT (self->note), lines->str, tags);
    }
}

static void
attune_note_row_dispose (GObject *object)
{
  AttuneNoteRow *self = ATTUNE_NOTE_ROW (object);
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  attune_note_row_set_mark (self, NULL, NULL, NULL);

  G_OBJECT_CLASS (attune_note_row_parent_class)->dispose (object);
}

static void
attune_note_row_class_init (AttuneNoteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_note_row_dispose;

  /**
   * AttuneNoteRow::wanted:
   * @what: "menu", and of a guess "show" or "accept"
   */
  signals[SIGNAL_WANTED] = g_signal_new ("wanted", ATTUNE_TYPE_NOTE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "note");
}

static void
attune_note_row_init (AttuneNoteRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), 9);

  self->swatch = attune_kind_swatch_new (NULL);
  gtk_widget_set_valign (self->swatch, GTK_ALIGN_START);
  gtk_widget_set_parent (self->swatch, widget);

  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_hexpand (self->words, TRUE);
  self->quote = attune_excerpt_new (QUOTE_LINES);
  gtk_widget_add_css_class (self->quote, "quote");
  gtk_box_append (GTK_BOX (self->words), self->quote);
  self->note = attune_excerpt_new (NOTE_LINES);
  gtk_widget_add_css_class (self->note, "written");
  gtk_box_append (GTK_BOX (self->words), self->note);
  gtk_widget_set_parent (self->words, widget);

  self->menu_button = make_button (self, "menu");
  gtk_button_set_icon_name (GTK_BUTTON (self->menu_button), "view-more-symbolic");
  gtk_widget_add_css_class (self->menu_button, "flat");
  gtk_widget_add_css_class (self->menu_button, "circular");
  gtk_widget_set_valign (self->menu_button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button),
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE,
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Menu"), -1);
  gtk_widget_set_parent (self->menu_button, widget);
}

/**
 * attune_note_row_new:
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
attune_note_row_new (void)
{
  return g_object_new (ATTUNE_TYPE_NOTE_ROW, NULL);
}

/**
 * attune_note_row_set_mark:
 * @mark: (nullable): what to show, as it is now
 * @kind: (nullable): its kind
 * @guess: (nullable): of one whose passage is gone, the words that may be it
 */
void
attune_note_row_set_mark (AttuneNoteRow *self,
                          AttuneMark *mark,
                          AttuneKind *kind,
                          const char *guess)
{
  g_set_object (&self->mark, mark);
  g_clear_pointer (&self->record, attune_mark_record_unref);
  g_clear_pointer (&self->guess_place, attune_place_unref);
  if (mark == NULL)
    return;

  self->record = attune_mark_record_ref (attune_mark_get_record (mark));
  self->is_lost = attune_mark_is_lost (mark);
  if (attune_mark_get_guess (mark) != NULL)
    self->guess_place = attune_place_ref (attune_mark_get_guess (mark));
  show_lead (self, kind);
  show_words (self);
  show_guess (self, guess);
}

/**
 * attune_note_row_get_mark:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
AttuneMark *
attune_note_row_get_mark (AttuneNoteRow *self)
{
  return self->mark;
}

/**
 * attune_note_row_is_current:
 *
 * Returns: whether its mark is still what is shown
 */
gboolean
attune_note_row_is_current (AttuneNoteRow *self)
{
  return self->mark == NULL || (attune_mark_get_record (self->mark) == self->record &&
                                attune_mark_is_lost (self->mark) == self->is_lost &&
                                attune_mark_get_guess (self->mark) == self->guess_place);
}

/**
 * attune_note_row_dup_tooltip:
 * @at: (nullable): what of the row the pointer is on
 *
 * Tooltips come from here when they are asked for: each time that a widget is given one, GTK asks
 * the display where the pointer is, which for a list full of rows takes half a second.
 *
 * Returns: (transfer full) (nullable): what to tell of it
 */
char *
attune_note_row_dup_tooltip (AttuneNoteRow *self, GtkWidget *at)
{
  AttuneKind *kind = NULL;

  if (at == NULL)
    return NULL;
  if (at == self->menu_button || gtk_widget_is_ancestor (at, self->menu_button))
    return g_strdup (_ ("Menu"));
  if (at == self->icon)
    return g_strdup (_ ("Note"));
  if (at != self->swatch)
    return NULL;

  g_object_get (self->swatch, "kind", &kind, NULL);
  if (kind == NULL)
    return NULL;

  g_object_unref (kind); /* the swatch has it */

  return g_strdup (attune_kind_get_title (kind));
}

/**
 * attune_note_row_set_selecting:
 * @selecting: whether rows are being selected: then it has a check mark, and no menu
 * @selected: whether this one is
 */
void
attune_note_row_set_selecting (AttuneNoteRow *self, gboolean selecting, gboolean selected)
{
  if (selecting && self->check == NULL)
    {
      /* The list says what is selected, and the whole row takes the click. */
      self->check = g_object_new (GTK_TYPE_CHECK_BUTTON, "can-focus", FALSE, "can-target", FALSE,
                                  "valign", GTK_ALIGN_START, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_widget_add_css_class (self->check, "selection-mode");
      gtk_widget_insert_after (self->check, GTK_WIDGET (self), NULL);
    }
  if (self->check != NULL)
    {
      gtk_widget_set_visible (self->check, selecting);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), selected);
    }
  gtk_widget_set_visible (self->menu_button, !selecting);
}
