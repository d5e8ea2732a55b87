/* attune-recent-list.c: recent searches to choose from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-recent-list.h"

#include <glib/gi18n.h>

#include "attune-recent-row.h"
#include "attune-telling.h"

/**
 * AttuneRecentList:
 *
 * The recent searches, the newest first. One is chosen, removed, or all are forgotten; the latter
 * two can be undone for a while. From the first row Up leads back to where one types, by the action
 * `win.find`; Down from there leads to the first row.
 */
struct _AttuneRecentList
{
  AdwBin parent_instance;

  GtkListBox *list;

  AttuneRecentSearches *searches;
};

typedef enum
{
  PROP_EMPTY = 1,
} AttuneRecentListProperty;

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_EMPTY + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneRecentList, attune_recent_list, ADW_TYPE_BIN)

/* Back to where one types */
static void
leave (AttuneRecentList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.find", NULL);
}

/* Removing */

static void
undo_cb (AdwToast *toast, AttuneRecentSearches *searches)
{
  attune_recent_searches_restore (searches, g_object_get_data (G_OBJECT (toast), "searches"));
}

/* @before: (transfer full): what there was */
static void
offer_undo (AttuneRecentList *self, const char *message, char **before)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_object_set_data_full (G_OBJECT (toast), "searches", before, (GDestroyNotify) g_strfreev);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self->searches, 0);
  attune_tell_toast (GTK_WIDGET (self), toast);
}

/* Another row takes the focus of the one that was removed. */
static void
restore_focus (AttuneRecentList *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  if (row == NULL && index > 0)
    row = gtk_list_box_get_row_at_index (self->list, index - 1);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    leave (self);
}

static void
remove_cb (AttuneRecentList *self, AttuneRecentRow *row)
{
  g_autofree char *text = g_strdup (attune_recent_row_get_text (row));
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  offer_undo (self, _ ("Recent search removed"), attune_recent_searches_dup_strv (self->searches));
  attune_recent_searches_remove (self->searches, text);
  restore_focus (self, index);
}

static void
clear_cb (AttuneRecentList *self)
{
  offer_undo (self, _ ("Recent searches cleared"),
              attune_recent_searches_dup_strv (self->searches));
  attune_recent_searches_clear (self->searches);
  leave (self);
}

/* Rows */

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  AttuneRecentRow *row = attune_recent_row_new (gtk_string_object_get_string (item));

  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), user_data, G_CONNECT_SWAPPED);

  return GTK_WIDGET (row);
}

static void
row_activated_cb (AttuneRecentList *self, AttuneRecentRow *row)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, attune_recent_row_get_text (row));
}

static gboolean
keynav_failed_cb (AttuneRecentList *self, GtkDirectionType direction)
{
  if (direction != GTK_DIR_UP)
    return GDK_EVENT_PROPAGATE;

  leave (self);

  return GDK_EVENT_STOP;
}

static void
items_changed_cb (AttuneRecentList *self, guint position, guint removed, guint added)
{
  guint n = g_list_model_get_n_items (attune_recent_searches_get_list (self->searches));

  if ((n == 0) != (n + removed - added == 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EMPTY]);
}

/* Whoever comes from above, as from the search entry, wants the searches. */
static gboolean
attune_recent_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  AttuneRecentList *self = ATTUNE_RECENT_LIST (widget);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (direction == GTK_DIR_DOWN && first != NULL &&
      (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list))))
    return gtk_widget_grab_focus (GTK_WIDGET (first));

  return GTK_WIDGET_CLASS (attune_recent_list_parent_class)->focus (widget, direction);
}

/* Object */

static void
attune_recent_list_dispose (GObject *object)
{
  AttuneRecentList *self = ATTUNE_RECENT_LIST (object);

  g_clear_object (&self->searches);
  /* The template would take its child from the bin without telling it. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_RECENT_LIST);

  G_OBJECT_CLASS (attune_recent_list_parent_class)->dispose (object);
}

static void
attune_recent_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((AttuneRecentListProperty) id)
    {
    case PROP_EMPTY:
      g_value_set_boolean (value, attune_recent_list_is_empty (ATTUNE_RECENT_LIST (object)));
      return;
    }

  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
attune_recent_list_class_init (AttuneRecentListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = attune_recent_list_dispose;
  object_class->get_property = attune_recent_list_get_property;
  widget_class->focus = attune_recent_list_focus;

  /**
   * AttuneRecentList:empty:
   *
   * Whether there is nothing to choose from.
   */
  properties[PROP_EMPTY] = g_param_spec_boolean ("empty", NULL, NULL, TRUE,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * AttuneRecentList::chosen:
   * @text: what to search for
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", ATTUNE_TYPE_RECENT_LIST, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-recent-list.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneRecentList, list);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, keynav_failed_cb);
}

static void
attune_recent_list_init (AttuneRecentList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * attune_recent_list_new:
 * @searches: what to choose from
 *
 * Returns: (transfer floating): a list of them
 */
AttuneRecentList *
attune_recent_list_new (AttuneRecentSearches *searches)
{
  AttuneRecentList *self = g_object_new (ATTUNE_TYPE_RECENT_LIST, NULL);
  GListModel *model = attune_recent_searches_get_list (searches);

  self->searches = g_object_ref (searches);
  gtk_list_box_bind_model (self->list, model, create_row_cb, self, NULL);
  /* After the rows */
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * attune_recent_list_is_empty:
 *
 * Returns: whether there is nothing to choose from
 */
gboolean
attune_recent_list_is_empty (AttuneRecentList *self)
{
  return self->searches == NULL ||
         g_list_model_get_n_items (attune_recent_searches_get_list (self->searches)) == 0;
}
