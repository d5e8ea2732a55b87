/* attune-notes-filter.c: what to look for among highlights and notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notes-filter.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "attune-notes-choices.h"
#include "attune-probe.h"
#include "attune-tag-buttons.h"
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
  GtkBox *choices_box;
  AdwWrapBox *suggestions;
  GtkWidget *summary;
  GtkLabel *count;

  AttuneMarkList *list;
  AttuneNotesChoices *choices;
  gboolean is_quiet; /* changes are made by us */
  guint announce_id;
};

G_DEFINE_FINAL_TYPE (AttuneNotesFilter, attune_notes_filter, GTK_TYPE_WIDGET)

#define MAX_SUGGESTIONS 6
/* How long after the last key the count is told, in milliseconds */
#define PAUSE 700

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
  attune_notes_choices_add_to (self->choices, filter);
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

  if (*word != '#')
    {
      gtk_widget_set_visible (GTK_WIDGET (self->suggestions), FALSE);
      return;
    }

  tags = attune_tag_count_read (self->list);
  found = attune_tag_count_suggest (tags, word, MAX_SUGGESTIONS);
  attune_tag_buttons_show (self->suggestions, found, G_CALLBACK (suggestion_cb), self);
  gtk_widget_set_visible (GTK_WIDGET (self->suggestions), found->len > 0);
}

static void
changed_cb (AttuneNotesFilter *self)
{
  attune_probe_search_begins ();
  apply (self);
  attune_probe_search_is_shown (GTK_WIDGET (self));
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

/* Before it opens, so that the focus goes to the first of them */
static void
show_choices_cb (GtkMenuButton *button, gpointer user_data)
{
  AttuneNotesFilter *self = user_data;

  attune_notes_choices_show (self->choices, self->list);
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
  g_clear_object (&self->choices);

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
  gtk_widget_class_bind_template_child (widget_class, AttuneNotesFilter, choices_box);
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
  gtk_widget_init_template (GTK_WIDGET (self));
  self->choices = attune_notes_choices_new (self->choices_box);
  g_signal_connect_object (self->choices, "changed", G_CALLBACK (apply), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_create_popup_func (self->filter_button, show_choices_cb, self, NULL);
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
  attune_notes_choices_set_kinds (self->choices, kinds);
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

  return !attune_notes_choices_is_empty (self->choices) || !attune_mark_filter_is_empty (typed);
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
  attune_notes_choices_clear (self->choices);
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
