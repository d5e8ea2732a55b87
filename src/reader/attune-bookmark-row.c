/* attune-bookmark-row.c: a bookmark in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-bookmark-row.h"

#include "attune-bookmarks-page.h"

/**
 * AttuneBookmarkRow:
 *
 * A bookmark: its section, its name or first words, and what can be done with it by menu and by
 * key.
 */
struct _AttuneBookmarkRow
{
  GtkWidget parent_instance;

  GtkLabel *section;
  GtkLabel *title;
  GtkMenuButton *menu_button;

  AttuneBookmark *bookmark;
};

enum
{
  SIGNAL_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneBookmarkRow, attune_bookmark_row, GTK_TYPE_WIDGET)

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

  gtk_label_set_label (self->title, title != NULL ? title : "");
}

static void
attune_bookmark_row_dispose (GObject *object)
{
  AttuneBookmarkRow *self = ATTUNE_BOOKMARK_ROW (object);
  GtkWidget *child = NULL;

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
   * @what: "rename" or "remove"
   */
  signals[SIGNAL_WANTED] = g_signal_new ("wanted", ATTUNE_TYPE_BOOKMARK_ROW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "bookmarks.rename", NULL, want_cb);
  gtk_widget_class_install_action (widget_class, "bookmarks.remove", NULL, want_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-bookmark-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneBookmarkRow, section);
  gtk_widget_class_bind_template_child (widget_class, AttuneBookmarkRow, title);
  gtk_widget_class_bind_template_child (widget_class, AttuneBookmarkRow, menu_button);
}

static void
attune_bookmark_row_init (AttuneBookmarkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
 * @bookmark: (nullable): what to show
 * @section: (nullable): the title of the section that it is in
 */
void
attune_bookmark_row_set_bookmark (AttuneBookmarkRow *self,
                                  AttuneBookmark *bookmark,
                                  const char *section)
{
  if (self->bookmark != NULL)
    g_signal_handlers_disconnect_by_func (self->bookmark, update_title, self);
  g_set_object (&self->bookmark, bookmark);
  if (bookmark != NULL)
    g_signal_connect_object (bookmark, "notify::name", G_CALLBACK (update_title), self,
                             G_CONNECT_SWAPPED);
  gtk_label_set_label (self->section, section != NULL ? section : "");
  update_title (self);
}

/**
 * attune_bookmark_row_get_bookmark:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
AttuneBookmark *
attune_bookmark_row_get_bookmark (AttuneBookmarkRow *self)
{
  return self->bookmark;
}
