/* attune-notes-choices.c: kinds and tags to choose among highlights and notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notes-choices.h"

#include <glib/gi18n.h>

#include "attune-kind-swatch.h"
#include "attune-tag-count.h"

/**
 * AttuneNotesChoices:
 *
 * The kinds and the tags of highlights and notes, to be chosen by check buttons, and what is chosen
 * of them.
 */
struct _AttuneNotesChoices
{
  GObject parent_instance;

  GtkBox *box; /* it is part of what has this */
  GListModel *kinds;
  GHashTable *chosen_kinds; /* ids; "" for notes without a kind */
  GHashTable *chosen_tags;  /* a tag as it is shown, by the folded one */
  gboolean with_note;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneNotesChoices, attune_notes_choices, G_TYPE_OBJECT)

static void
changed (AttuneNotesChoices *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
kind_toggled_cb (AttuneNotesChoices *self, GtkCheckButton *check)
{
  const char *id = gtk_widget_get_name (GTK_WIDGET (check));

  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->chosen_kinds, g_strdup (id));
  else
    g_hash_table_remove (self->chosen_kinds, id);
  changed (self);
}

static void
tag_toggled_cb (AttuneNotesChoices *self, GtkCheckButton *check)
{
  const char *tag = gtk_widget_get_name (GTK_WIDGET (check));
  g_autofree char *folded = attune_mark_fold (tag);

  if (gtk_check_button_get_active (check))
    g_hash_table_replace (self->chosen_tags, g_steal_pointer (&folded), g_strdup (tag));
  else
    g_hash_table_remove (self->chosen_tags, folded);
  changed (self);
}

static void
with_note_toggled_cb (AttuneNotesChoices *self, GtkCheckButton *check)
{
  self->with_note = gtk_check_button_get_active (check);
  changed (self);
}

static void
append_heading (AttuneNotesChoices *self, const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (self->box, label);
}

/* A choice with a name of its own, by which it is known, and a picture before its title */
static void
append_choice (AttuneNotesChoices *self,
               const char *name,
               const char *title,
               GtkWidget *picture,
               gboolean chosen,
               void (*toggled_cb) (AttuneNotesChoices *, GtkCheckButton *))
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  if (picture != NULL)
    gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_margin_start (box, 6);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
  gtk_widget_set_name (check, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, check);
}

static void
append_kinds (AttuneNotesChoices *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("attune-note-symbolic");

  append_heading (self, _ ("Kinds"));
  for (guint i = 0; i < g_list_model_get_n_items (self->kinds); i++)
    {
      g_autoptr (AttuneKind) kind = g_list_model_get_item (self->kinds, i);
      const char *id = attune_kind_get_id (kind);

      append_choice (self, id, attune_kind_get_title (kind), attune_kind_swatch_new (kind),
                     g_hash_table_contains (self->chosen_kinds, id), kind_toggled_cb);
    }
  gtk_widget_set_size_request (icon, 18, 18);
  append_choice (self, "", _ ("Notes Without a Highlight"), icon,
                 g_hash_table_contains (self->chosen_kinds, ""), kind_toggled_cb);
}

static void
append_tags (AttuneNotesChoices *self, AttuneMarkList *list)
{
  g_autoptr (GPtrArray) tags = attune_tag_count_read (list);

  if (tags->len > 0)
    append_heading (self, _ ("Tags"));
  for (guint i = 0; i < tags->len; i++)
    {
      const AttuneTagCount *tag = g_ptr_array_index (tags, i);
      /* Translators: a tag, and how many notes have it */
      g_autofree char *title = g_strdup_printf (_ ("#%s (%u)"), tag->tag, tag->n);

      append_choice (self, tag->tag, title, NULL,
                     g_hash_table_contains (self->chosen_tags, tag->folded), tag_toggled_cb);
    }
}

static void
attune_notes_choices_finalize (GObject *object)
{
  AttuneNotesChoices *self = ATTUNE_NOTES_CHOICES (object);

  g_clear_object (&self->kinds);
  g_clear_pointer (&self->chosen_kinds, g_hash_table_unref);
  g_clear_pointer (&self->chosen_tags, g_hash_table_unref);

  G_OBJECT_CLASS (attune_notes_choices_parent_class)->finalize (object);
}

static void
attune_notes_choices_class_init (AttuneNotesChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attune_notes_choices_finalize;

  /**
   * AttuneNotesChoices::changed:
   *
   * The reader has chosen something, or not any more.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ATTUNE_TYPE_NOTES_CHOICES, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
attune_notes_choices_init (AttuneNotesChoices *self)
{
  self->chosen_kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->chosen_tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * attune_notes_choices_new:
 * @box: where to show them
 *
 * Returns: (transfer full): choices, of which nothing is chosen
 */
AttuneNotesChoices *
attune_notes_choices_new (GtkBox *box)
{
  AttuneNotesChoices *self = g_object_new (ATTUNE_TYPE_NOTES_CHOICES, NULL);

  self->box = box;

  return self;
}

/**
 * attune_notes_choices_set_kinds:
 * @kinds: the [class@Kind]s to choose from
 */
void
attune_notes_choices_set_kinds (AttuneNotesChoices *self, GListModel *kinds)
{
  g_set_object (&self->kinds, kinds);
}

/**
 * attune_notes_choices_show:
 * @list: (nullable): what to choose among; %NULL for nothing
 *
 * Fills the box with the choices that there are now.
 */
void
attune_notes_choices_show (AttuneNotesChoices *self, AttuneMarkList *list)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  if (list == NULL)
    return;

  append_choice (self, "", _ ("Only With a Note"), NULL, self->with_note, with_note_toggled_cb);
  if (self->kinds != NULL)
    append_kinds (self);
  append_tags (self, list);
}

/**
 * attune_notes_choices_is_empty:
 *
 * Returns: whether nothing is chosen
 */
gboolean
attune_notes_choices_is_empty (AttuneNotesChoices *self)
{
  return !self->with_note && g_hash_table_size (self->chosen_kinds) == 0 &&
         g_hash_table_size (self->chosen_tags) == 0;
}

/**
 * attune_notes_choices_clear:
 *
 * Chooses nothing any more. What is shown stays until it is shown anew.
 */
void
attune_notes_choices_clear (AttuneNotesChoices *self)
{
  self->with_note = FALSE;
  g_hash_table_remove_all (self->chosen_kinds);
  g_hash_table_remove_all (self->chosen_tags);
}

static void
add_kind_cb (gpointer id, gpointer value, gpointer filter)
{
  attune_mark_filter_add_kind (filter, *(const char *) id != '\0' ? id : NULL);
}

static void
add_tag_cb (gpointer folded, gpointer tag, gpointer filter)
{
  attune_mark_filter_add_tag (filter, tag);
}

/**
 * attune_notes_choices_add_to:
 * @filter: a filter that is being filled
 *
 * Makes a filter want only what is chosen.
 */
void
attune_notes_choices_add_to (AttuneNotesChoices *self, AttuneMarkFilter *filter)
{
  attune_mark_filter_set_with_note (filter, self->with_note);
  g_hash_table_foreach (self->chosen_kinds, add_kind_cb, filter);
  g_hash_table_foreach (self->chosen_tags, add_tag_cb, filter);
}
