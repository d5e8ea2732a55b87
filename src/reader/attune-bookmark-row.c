/* attune-bookmark-row.c: a bookmark in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-bookmark-row.h"

#include "attune-excerpt.h"

/**
 * AttuneBookmarkRow:
 *
 * A bookmark: its section, its name or first words, and what can be done with it by menu and by
 * key. It is renamed where it stands, and dragged to another place of the list.
 */
struct _AttuneBookmarkRow
{
  GtkWidget parent_instance;

  AttuneExcerpt *section;
  AttuneExcerpt *title;
  GtkEditable *entry;
  GtkMenuButton *menu_button;

  AttuneMark *bookmark;
  gboolean is_movable;
  gboolean is_renaming;
  guint rename_id;
};

enum
{
  SIGNAL_WANTED,
  SIGNAL_RENAMED,
  SIGNAL_DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneBookmarkRow, attune_bookmark_row, GTK_TYPE_WIDGET)

/* As many words of the passage as a row shows */
#define TITLE_LENGTH 80

/**
 * attune_bookmark_dup_title:
 *
 * Returns: (transfer full): its name, or, where it has none, the first words of its passage
 */
char *
attune_bookmark_dup_title (AttuneMark *bookmark)
{
  const char *name = attune_mark_get_name (bookmark);
  const char *quote = attune_mark_get_quote (bookmark);
  const char *limit = NULL, *end = NULL;
  g_autofree char *words = NULL;

  if (name != NULL && *name != '\0')
    return g_strdup (name);

  if (g_utf8_strlen (quote, -1) <= TITLE_LENGTH)
    return g_strdelimit (g_strdup (quote), "\n", ' ');

  /* Whole words, or, where there is but a long one, whole letters */
  limit = end = g_utf8_offset_to_pointer (quote, TITLE_LENGTH);
  while (end > quote && !g_unichar_isspace (g_utf8_get_char (end)))
    end = g_utf8_prev_char (end);
  if (end == quote)
    for (end = limit; end > quote && g_unichar_ismark (g_utf8_get_char (end));)
      end = g_utf8_prev_char (end);
  words = g_strdelimit (g_strndup (quote, (gsize) (end - quote)), "\n", ' ');

  return g_strconcat (g_strchomp (words), "…", NULL);
}

static void
want_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_WANTED], 0, strchr (action, '.') + 1);
}

static void
update_title (AttuneBookmarkRow *self)
{
  g_autofree char *title = self->bookmark != NULL ? attune_bookmark_dup_title (self->bookmark)
                                                  : NULL;

  attune_excerpt_set_text (self->title, title, NULL);
}

/* Renaming */

static void
end_renaming (AttuneBookmarkRow *self, gboolean save)
{
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  if (!self->is_renaming)
    return;

  self->is_renaming = FALSE;
  title = attune_bookmark_dup_title (self->bookmark);
  name = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  gtk_widget_set_visible (GTK_WIDGET (self->entry), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->title), TRUE);
  /* The words that it goes by are no name, so long as nobody changes them. */
  if (save && !g_str_equal (name, title))
    g_signal_emit (self, signals[SIGNAL_RENAMED], 0, name);
}

static void
focus_list (AttuneBookmarkRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (parent != NULL)
    gtk_widget_grab_focus (parent);
}

static void
entry_activate_cb (AttuneBookmarkRow *self)
{
  end_renaming (self, TRUE);
  focus_list (self);
}

static void
entry_leave_cb (AttuneBookmarkRow *self)
{
  end_renaming (self, TRUE);
}

static gboolean
entry_key_cb (AttuneBookmarkRow *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  end_renaming (self, FALSE);
  focus_list (self);

  return GDK_EVENT_STOP;
}

static gboolean
rename_cb (gpointer user_data)
{
  AttuneBookmarkRow *self = user_data;
  g_autofree char *title = NULL;

  self->rename_id = 0;
  if (self->bookmark == NULL || self->is_renaming)
    return G_SOURCE_REMOVE;

  title = attune_bookmark_dup_title (self->bookmark);
  gtk_editable_set_text (self->entry, title);
  gtk_widget_set_visible (GTK_WIDGET (self->title), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry)); /* which selects it all */
  self->is_renaming = TRUE;

  return G_SOURCE_REMOVE;
}

/**
 * attune_bookmark_row_rename:
 *
 * Makes the title an entry. Enter and leaving it save what was written there, Escape does not.
 */
void
attune_bookmark_row_rename (AttuneBookmarkRow *self)
{
  /* The menu gives the focus back to its button once it has closed, and the entry would be left as
   * soon as it is there. */
  if (self->rename_id == 0)
    self->rename_id = g_idle_add (rename_cb, self);
}

/**
 * attune_bookmark_row_show_menu:
 *
 * Opens its menu.
 */
void
attune_bookmark_row_show_menu (AttuneBookmarkRow *self)
{
  gtk_menu_button_popup (self->menu_button);
}

static void
menu_pressed_cb (AttuneBookmarkRow *self, int n_press, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  attune_bookmark_row_show_menu (self);
}

static void
long_pressed_cb (AttuneBookmarkRow *self, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  attune_bookmark_row_show_menu (self);
}

/* Dragging */

static GdkContentProvider *
drag_prepare_cb (AttuneBookmarkRow *self)
{
  if (self->bookmark == NULL || self->is_renaming || !self->is_movable)
    return NULL;

  return gdk_content_provider_new_typed (ATTUNE_TYPE_MARK, self->bookmark);
}

static void
drag_begin_cb (AttuneBookmarkRow *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static void
show_drop_line (AttuneBookmarkRow *self, const char *css_class)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_remove_css_class (widget, "drop-above");
  gtk_widget_remove_css_class (widget, "drop-below");
  if (css_class != NULL)
    gtk_widget_add_css_class (widget, css_class);
}

static gboolean
is_below (AttuneBookmarkRow *self, double y)
{
  return y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
}

static GdkDragAction
drop_motion_cb (AttuneBookmarkRow *self, double x, double y)
{
  if (!self->is_movable)
    return 0;

  show_drop_line (self, is_below (self, y) ? "drop-below" : "drop-above");

  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (AttuneBookmarkRow *self)
{
  show_drop_line (self, NULL);
}

static gboolean
drop_cb (AttuneBookmarkRow *self, const GValue *value, double x, double y)
{
  show_drop_line (self, NULL);
  if (!self->is_movable || self->bookmark == NULL)
    return FALSE;

  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, g_value_get_object (value), is_below (self, y));

  return TRUE;
}

static void
add_drop_target (AttuneBookmarkRow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (ATTUNE_TYPE_MARK, GDK_ACTION_MOVE);

  g_signal_connect_swapped (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
attune_bookmark_row_dispose (GObject *object)
{
  AttuneBookmarkRow *self = ATTUNE_BOOKMARK_ROW (object);
  GtkWidget *child = NULL;

  self->is_renaming = FALSE;
  g_clear_handle_id (&self->rename_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_BOOKMARK_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->bookmark);

  G_OBJECT_CLASS (attune_bookmark_row_parent_class)->dispose (object);
}

static void
attune_bookmark_row_class_init (AttuneBookmarkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_bookmark_row_dispose;

  /**
   * AttuneBookmarkRow::wanted:
   * @what: "rename", "remove", "move-up" or "move-down"
   */
  signals[SIGNAL_WANTED] = g_signal_new ("wanted", ATTUNE_TYPE_BOOKMARK_ROW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * AttuneBookmarkRow::renamed:
   * @name: what to call it; nothing to go by its words again
   */
  signals[SIGNAL_RENAMED] = g_signal_new ("renamed", ATTUNE_TYPE_BOOKMARK_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * AttuneBookmarkRow::dropped:
   * @mark: what was dragged here
   * @below: whether it goes below this one; else above it
   */
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", ATTUNE_TYPE_BOOKMARK_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 2, ATTUNE_TYPE_MARK,
                                          G_TYPE_BOOLEAN);

  gtk_widget_class_install_action (widget_class, "bookmark.rename", NULL, want_cb);
  gtk_widget_class_install_action (widget_class, "bookmark.move-up", NULL, want_cb);
  gtk_widget_class_install_action (widget_class, "bookmark.move-down", NULL, want_cb);
  gtk_widget_class_install_action (widget_class, "bookmark.remove", NULL, want_cb);

  g_type_ensure (ATTUNE_TYPE_EXCERPT);
  gtk_widget_class_set_css_name (widget_class, "bookmark");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-bookmark-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneBookmarkRow, section);
  gtk_widget_class_bind_template_child (widget_class, AttuneBookmarkRow, title);
  gtk_widget_class_bind_template_child (widget_class, AttuneBookmarkRow, entry);
  gtk_widget_class_bind_template_child (widget_class, AttuneBookmarkRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
}

static void
attune_bookmark_row_init (AttuneBookmarkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_drop_target (self);
}

/**
 * attune_bookmark_row_new:
 * @menu: what its button opens
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
attune_bookmark_row_new (GMenuModel *menu)
{
  AttuneBookmarkRow *self = g_object_new (ATTUNE_TYPE_BOOKMARK_ROW, NULL);

  gtk_menu_button_set_menu_model (self->menu_button, menu);

  return GTK_WIDGET (self);
}

/**
 * attune_bookmark_row_set_bookmark:
 * @bookmark: (nullable): what to show, as it is now
 * @section: (nullable): the title of the section that it is in
 */
void
attune_bookmark_row_set_bookmark (AttuneBookmarkRow *self,
                                  AttuneMark *bookmark,
                                  const char *section)
{
  if (self->bookmark != bookmark)
    end_renaming (self, TRUE);
  g_set_object (&self->bookmark, bookmark);
  attune_excerpt_set_text (self->section, section, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->section), section != NULL);
  update_title (self);
}

/**
 * attune_bookmark_row_get_bookmark:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
AttuneMark *
attune_bookmark_row_get_bookmark (AttuneBookmarkRow *self)
{
  return self->bookmark;
}

/**
 * attune_bookmark_row_set_movable:
 * @movable: whether it has a place among others that can be changed
 */
void
attune_bookmark_row_set_movable (AttuneBookmarkRow *self, gboolean movable)
{
  self->is_movable = movable;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bookmark.move-up", movable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bookmark.move-down", movable);
}
