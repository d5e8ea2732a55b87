/* attune-notes-filter.c: what to look for among highlights and notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notes-filter.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "attune-kind-swatch.h"
#include "attune-tag-count.h"

/**
 * AttuneNotesFilter:
 *
 * Words and tags to type, kinds and tags to choose, how many marks are shown with them, and a way
 * back to all. It filters the list that it is given.
 */
struct _AttuneNotesFilter
{
  GtkWidget parent_instance;

  GtkEditable *entry;
  GtkMenuButton *filter_button;
  GtkMenuButton *menu_button;
  GtkBox *choices;
  AdwWrapBox *suggestions;
  GtkWidget *summary;
  GtkLabel *count;

  AttuneMarkList *list;
  GListModel *kinds;
  GHashTable *chosen_kinds; /* ids; "" for notes without a kind */
  GHashTable *chosen_tags;  /* a tag as it is shown, by the folded one */
  gboolean with_note;
  gboolean is_quiet; /* changes are made by us */
  guint announce_id;
};

G_DEFINE_FINAL_TYPE (AttuneNotesFilter, attune_notes_filter, GTK_TYPE_WIDGET)

#define MAX_SUGGESTIONS 6
/* How long after the last key the count is told, in milliseconds */
#define PAUSE 700

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

static char *
dup_count (AttuneNotesFilter *self)
{
  /* Translators: how many highlights and notes are shown, and how many there are */
  return g_strdup_printf (_ ("%u of %u"), attune_mark_list_get_n_wanted (self->list),
                          attune_mark_list_get_n_all (self->list));
}

static gboolean
announce_cb (gpointer user_data)
{
  AttuneNotesFilter *self = user_data;
  g_autofree char *count = dup_count (self);

  self->announce_id = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), count,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);

  return G_SOURCE_REMOVE;
}

static void
update_summary (AttuneNotesFilter *self)
{
  g_autofree char *count = dup_count (self);

  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (self->summary, attune_notes_filter_is_active (self));
}

static void
apply (AttuneNotesFilter *self)
{
  g_autoptr (AttuneMarkFilter) filter = NULL;

  if (self->is_quiet || self->list == NULL)
    return;

  filter = attune_mark_filter_new (gtk_editable_get_text (self->entry));
  attune_mark_filter_set_with_note (filter, self->with_note);
  g_hash_table_foreach (self->chosen_kinds, add_kind_cb, filter);
  g_hash_table_foreach (self->chosen_tags, add_tag_cb, filter);
  attune_mark_list_set_filter (self->list, filter);
  update_summary (self);

  g_clear_handle_id (&self->announce_id, g_source_remove);
  self->announce_id = g_timeout_add (PAUSE, announce_cb, self);
}

/* Tags that one may be about to type */

static char *
dup_last_word (AttuneNotesFilter *self, int *start)
{
  const char *text = gtk_editable_get_text (self->entry);
  const char *end = g_utf8_offset_to_pointer (text, gtk_editable_get_position (self->entry));
  const char *word = end;

  while (word > text && !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (word))))
    word = g_utf8_prev_char (word);
  *start = (int) g_utf8_pointer_to_offset (text, word);

  return g_strndup (word, (gsize) (end - word));
}

static void
suggestion_cb (AttuneNotesFilter *self, GtkButton *button)
{
  g_autofree char *tag = g_strconcat (gtk_button_get_label (button), " ", NULL);
  int start = 0;
  g_autofree char *word = dup_last_word (self, &start);

  self->is_quiet = TRUE;
  gtk_editable_delete_text (self->entry, start, gtk_editable_get_position (self->entry));
  gtk_editable_insert_text (self->entry, tag, -1, &start);
  attune_notes_filter_focus (self); /* which selects it all */
  gtk_editable_set_position (self->entry, start);
  self->is_quiet = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->suggestions), FALSE);
  apply (self);
}

static void
suggest (AttuneNotesFilter *self)
{
  int start = 0;
  g_autofree char *word = dup_last_word (self, &start);
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (GPtrArray) found = NULL;
  GtkWidget *child = NULL;

  if (*word != '#')
    {
      gtk_widget_set_visible (GTK_WIDGET (self->suggestions), FALSE);
      return;
    }

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->suggestions))) != NULL)
    adw_wrap_box_remove (self->suggestions, child);
  tags = attune_tag_count_read (self->list);
  found = attune_tag_count_suggest (tags, word, MAX_SUGGESTIONS);
  for (guint i = 0; i < found->len; i++)
    {
      const AttuneTagCount *tag = g_ptr_array_index (found, i);
      g_autofree char *label = g_strconcat ("#", tag->tag, NULL);
      GtkWidget *button = gtk_button_new_with_label (label);

      gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
      gtk_widget_add_css_class (button, "tag");
      g_signal_connect_object (button, "clicked", G_CALLBACK (suggestion_cb), self,
                               G_CONNECT_SWAPPED);
      adw_wrap_box_append (self->suggestions, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->suggestions), found->len > 0);
}

static void
changed_cb (AttuneNotesFilter *self)
{
  apply (self);
}

/* The cursor moves after the text has changed. */
static void
cursor_moved_cb (AttuneNotesFilter *self)
{
  if (self->list != NULL && !self->is_quiet)
    suggest (self);
}

/* Escape clears what was typed; with nothing there it is for the window. */
static void
stop_cb (AttuneNotesFilter *self)
{
  gtk_editable_set_text (self->entry, "");
}

/* Kinds and tags to choose from */

static void
kind_toggled_cb (AttuneNotesFilter *self, GtkCheckButton *check)
{
  const char *id = gtk_widget_get_name (GTK_WIDGET (check));

  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->chosen_kinds, g_strdup (id));
  else
    g_hash_table_remove (self->chosen_kinds, id);
  apply (self);
}

static void
tag_toggled_cb (AttuneNotesFilter *self, GtkCheckButton *check)
{
  const char *tag = gtk_widget_get_name (GTK_WIDGET (check));
  g_autofree char *folded = attune_mark_fold (tag);

  if (gtk_check_button_get_active (check))
    g_hash_table_replace (self->chosen_tags, g_steal_pointer (&folded), g_strdup (tag));
  else
    g_hash_table_remove (self->chosen_tags, folded);
  apply (self);
}

static void
with_note_toggled_cb (AttuneNotesFilter *self, GtkCheckButton *check)
{
  self->with_note = gtk_check_button_get_active (check);
  apply (self);
}

static void
append_heading (AttuneNotesFilter *self, const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (self->choices, label);
}

/* A choice with a name of its own, by which it is known, and a picture before its title */
static void
append_choice (AttuneNotesFilter *self,
               const char *name,
               const char *title,
               GtkWidget *picture,
               gboolean chosen,
               void (*toggled_cb) (AttuneNotesFilter *, GtkCheckButton *))
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
  gtk_box_append (self->choices, check);
}

static void
append_kinds (AttuneNotesFilter *self)
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
append_tags (AttuneNotesFilter *self)
{
  g_autoptr (GPtrArray) tags = attune_tag_count_read (self->list);

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

/* Before it opens, so that the focus goes to the first of them */
static void
create_choices_cb (GtkMenuButton *button, gpointer user_data)
{
  AttuneNotesFilter *self = user_data;
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->choices))) != NULL)
    gtk_box_remove (self->choices, child);
  if (self->list == NULL)
    return;

  append_choice (self, "", _ ("Only With a Note"), NULL, self->with_note, with_note_toggled_cb);
  if (self->kinds != NULL)
    append_kinds (self);
  append_tags (self);
}

static void
clear_cb (AttuneNotesFilter *self)
{
  attune_notes_filter_clear (self);
  attune_notes_filter_focus (self);
}

static void
attune_notes_filter_dispose (GObject *object)
{
  AttuneNotesFilter *self = ATTUNE_NOTES_FILTER (object);
  GtkWidget *child = NULL;

  g_clear_handle_id (&self->announce_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_NOTES_FILTER);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->list);
  g_clear_object (&self->kinds);
  g_clear_pointer (&self->chosen_kinds, g_hash_table_unref);
  g_clear_pointer (&self->chosen_tags, g_hash_table_unref);

  G_OBJECT_CLASS (attune_notes_filter_parent_class)->dispose (object);
}

static void
attune_notes_filter_class_init (AttuneNotesFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_notes_filter_dispose;

  gtk_widget_class_set_css_name (widget_class, "notes-filter");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-notes-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneNotesFilter, entry);
  gtk_widget_class_bind_template_child (widget_class, AttuneNotesFilter, filter_button);
  gtk_widget_class_bind_template_child (widget_class, AttuneNotesFilter, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AttuneNotesFilter, choices);
  gtk_widget_class_bind_template_child (widget_class, AttuneNotesFilter, suggestions);
  gtk_widget_class_bind_template_child (widget_class, AttuneNotesFilter, summary);
  gtk_widget_class_bind_template_child (widget_class, AttuneNotesFilter, count);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cursor_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
attune_notes_filter_init (AttuneNotesFilter *self)
{
  self->chosen_kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->chosen_tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->filter_button, create_choices_cb, self, NULL);
}

/**
 * attune_notes_filter_set_list:
 * @list: what to filter
 */
void
attune_notes_filter_set_list (AttuneNotesFilter *self, AttuneMarkList *list)
{
  g_set_object (&self->list, list);
  g_signal_connect_object (list, "synced", G_CALLBACK (update_summary), self, G_CONNECT_SWAPPED);
}

/**
 * attune_notes_filter_set_kinds:
 * @kinds: the [class@Kind]s to choose from
 */
void
attune_notes_filter_set_kinds (AttuneNotesFilter *self, GListModel *kinds)
{
  g_set_object (&self->kinds, kinds);
}

/**
 * attune_notes_filter_set_menu:
 * @menu: what the button at its end opens
 */
void
attune_notes_filter_set_menu (AttuneNotesFilter *self, GMenuModel *menu)
{
  gtk_menu_button_set_menu_model (self->menu_button, menu);
}

/**
 * attune_notes_filter_is_active:
 *
 * Returns: whether anything is looked for
 */
gboolean
attune_notes_filter_is_active (AttuneNotesFilter *self)
{
  g_autoptr (AttuneMarkFilter) typed = attune_mark_filter_new (gtk_editable_get_text (self->entry));

  return self->with_note || g_hash_table_size (self->chosen_kinds) > 0 ||
         g_hash_table_size (self->chosen_tags) > 0 || !attune_mark_filter_is_empty (typed);
}

/**
 * attune_notes_filter_clear:
 *
 * Shows all marks again.
 */
void
attune_notes_filter_clear (AttuneNotesFilter *self)
{
  self->is_quiet = TRUE;
  gtk_editable_set_text (self->entry, "");
  self->is_quiet = FALSE;
  self->with_note = FALSE;
  g_hash_table_remove_all (self->chosen_kinds);
  g_hash_table_remove_all (self->chosen_tags);
  gtk_widget_set_visible (GTK_WIDGET (self->suggestions), FALSE);
  apply (self);
}

/**
 * attune_notes_filter_focus:
 *
 * Moves the focus to where words are typed.
 */
void
attune_notes_filter_focus (AttuneNotesFilter *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
