/* attune-bookmarks-page.c: the bookmarks, in the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-bookmarks-page.h"

#include <glib/gi18n.h>

#include "attune-bookmark-mover.h"
#include "attune-list-top.h"
#include "attune-mark-list.h"
#include "attune-note-header.h"

/**
 * AttuneBookmarksPage:
 *
 * The bookmarks of an article, in its order or in one's own. Each can be gone to, renamed where it
 * stands, moved and removed; moving one makes the order one's own. Those whose passage is gone come
 * last.
 */
struct _AttuneBookmarksPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkListView *list;
  GtkNoSelection *selection;
  GMenuModel *bookmark_menu;
  char *order; /* as in the settings */

  AttuneMarker *marker;
  AttuneArticle *article;
  AttuneMarkList *marks;
  GtkListItemFactory *headers;
  GPtrArray *bound; /* GtkListItem, unowned: those that have a row */
  AttuneBookmarkMover *mover;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef enum
{
  PROP_ORDER = 1,
} AttuneBookmarksPageProperty;

static GParamSpec *properties[PROP_ORDER + 1];

G_DEFINE_FINAL_TYPE (AttuneBookmarksPage, attune_bookmarks_page, ADW_TYPE_BIN)

#define OWN "own"

static char *
order_title (AttuneBookmarksPage *self, const char *order)
{
  return g_strdup (g_strcmp0 (order, OWN) == 0 ? _ ("My own order") : _ ("In the article’s order"));
}

static void
set_order (AttuneBookmarksPage *self, const char *order)
{
  if (!g_set_str (&self->order, order))
    return;

  attune_mark_list_set_order (self->marks, g_strcmp0 (order, OWN) == 0 ? ATTUNE_MARK_ORDER_OWN
                                                                       : ATTUNE_MARK_ORDER_ARTICLE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER]);
}

static void
moved_cb (AttuneBookmarksPage *self)
{
  set_order (self, OWN);
}

static void
dropped_cb (AttuneBookmarksPage *self, AttuneMark *mark, gboolean below, AttuneBookmarkRow *row)
{
  attune_bookmark_mover_drop (self->mover, mark, attune_bookmark_row_get_bookmark (row), below);
}

/* Rows */

static void
renamed_cb (AttuneBookmarksPage *self, const char *name, AttuneBookmarkRow *row)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  attune_edit_set_name (edit, attune_bookmark_row_get_bookmark (row), name);
  attune_marker_commit (self->marker, edit, _ ("Bookmark renamed"));
}

static void
row_wanted_cb (AttuneBookmarksPage *self, const char *what, AttuneBookmarkRow *row)
{
  AttuneMark *bookmark = attune_bookmark_row_get_bookmark (row);

  if (g_str_equal (what, "rename"))
    attune_bookmark_row_rename (row);
  else if (g_str_equal (what, "move-up"))
    attune_bookmark_mover_move_by (self->mover, bookmark, -1);
  else if (g_str_equal (what, "move-down"))
    attune_bookmark_mover_move_by (self->mover, bookmark, 1);
  else if (g_str_equal (what, "menu"))
    attune_bookmark_row_show_menu (row);
  else if (g_str_equal (what, "remove"))
    attune_marker_remove_one (self->marker, bookmark);
}

/* Keys are about the row that has the focus; the list's own widget around it has it. */
static void
key_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AttuneBookmarksPage *self = ATTUNE_BOOKMARKS_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (focus != NULL && !ATTUNE_IS_BOOKMARK_ROW (row))
    row = gtk_widget_get_ancestor (focus, ATTUNE_TYPE_BOOKMARK_ROW);
  if (row != NULL)
    row_wanted_cb (self, strchr (action, '.') + 1, ATTUNE_BOOKMARK_ROW (row));
}

static void
setup_cb (AttuneBookmarksPage *self, GtkListItem *item)
{
  GtkWidget *row = attune_bookmark_row_new (self->bookmark_menu);

  g_signal_connect_object (row, "wanted", G_CALLBACK (row_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "renamed", G_CALLBACK (renamed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "dropped", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
update_item (gpointer data, gpointer user_data)
{
  GtkListItem *item = data;
  AttuneBookmarksPage *self = user_data;
  AttuneBookmarkRow *row = ATTUNE_BOOKMARK_ROW (gtk_list_item_get_child (item));
  AttuneMark *bookmark = gtk_list_item_get_item (item);
  AttuneSection *section = attune_mark_list_get_section (self->marks, bookmark);
  g_autofree char *title = attune_bookmark_dup_title (bookmark);
  g_autofree char *path = section != NULL ? attune_section_dup_path (section)
                                          : g_strdup (_ ("No longer in the text"));

  attune_bookmark_row_set_bookmark (row, bookmark,
                                    section != NULL ? attune_section_get_title (section) : NULL);
  attune_bookmark_row_set_movable (row, section != NULL);
  gtk_list_item_set_accessible_label (item, title);
  gtk_list_item_set_accessible_description (item, path);
}

static void
bind_cb (AttuneBookmarksPage *self, GtkListItem *item)
{
  g_ptr_array_add (self->bound, item);
  update_item (item, self);
}

static void
unbind_cb (AttuneBookmarksPage *self, GtkListItem *item)
{
  g_ptr_array_remove_fast (self->bound, item);
  attune_bookmark_row_set_bookmark (ATTUNE_BOOKMARK_ROW (gtk_list_item_get_child (item)), NULL,
                                    NULL);
}

/* The whole path of a bookmark's section, of which a row shows the end. It is told here, as GTK
 * asks the display where the pointer is whenever a widget is given a tooltip. */
static gboolean
query_tooltip_cb (AttuneBookmarksPage *self, int x, int y, gboolean by_key, GtkTooltip *tooltip)
{
  GtkWidget *at = by_key ? NULL : gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = at != NULL ? gtk_widget_get_ancestor (at, ATTUNE_TYPE_BOOKMARK_ROW) : NULL;
  AttuneMark *bookmark = row != NULL ? attune_bookmark_row_get_bookmark (ATTUNE_BOOKMARK_ROW (row))
                                     : NULL;
  AttuneSection *section = bookmark != NULL ? attune_mark_list_get_section (self->marks, bookmark)
                                            : NULL;
  g_autofree char *path = NULL;

  if (section == NULL)
    return FALSE;

  path = attune_section_dup_path (section);
  gtk_tooltip_set_text (tooltip, path);

  return TRUE;
}

/* Only those whose passage is gone have a header. The list wants one for the others too, which is
 * not to be seen. */
static void
bind_header_cb (AttuneBookmarksPage *self, GtkListHeader *header)
{
  AttuneSection *section = attune_mark_list_get_section (self->marks,
                                                         gtk_list_header_get_item (header));
  GtkWidget *child = attune_note_header_new ();

  attune_note_header_set_section (ATTUNE_NOTE_HEADER (child), NULL);
  gtk_widget_set_visible (child, section == NULL);
  gtk_list_header_set_child (header, child);
  if (section != NULL)
    gtk_widget_add_css_class (gtk_widget_get_parent (child), "unseen");
  else
    gtk_widget_remove_css_class (gtk_widget_get_parent (child), "unseen");
}

static void
activate_cb (AttuneBookmarksPage *self, guint position)
{
  g_autoptr (AttuneMark) bookmark = g_list_model_get_item (G_LIST_MODEL (self->marks), position);

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, bookmark);
}

static void
synced_cb (AttuneBookmarksPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->marks));
  g_autoptr (AttuneMark) last = NULL;
  gboolean has_lost = FALSE;

  if (n > 0)
    last = g_list_model_get_item (G_LIST_MODEL (self->marks), n - 1);
  has_lost = last != NULL && attune_mark_list_get_section (self->marks, last) == NULL;
  gtk_list_view_set_header_factory (self->list, has_lost ? self->headers : NULL);
  gtk_stack_set_visible_child_name (self->stack, n == 0 ? "empty" : "list");
  g_ptr_array_foreach (self->bound, update_item, self);
  if (self->mover != NULL)
    attune_bookmark_mover_follow (self->mover);
}

static void
attune_bookmarks_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((AttuneBookmarksPageProperty) id)
    {
    case PROP_ORDER:
      g_value_set_string (value, ATTUNE_BOOKMARKS_PAGE (object)->order);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attune_bookmarks_page_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  switch ((AttuneBookmarksPageProperty) id)
    {
    case PROP_ORDER:
      set_order (ATTUNE_BOOKMARKS_PAGE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attune_bookmarks_page_dispose (GObject *object)
{
  AttuneBookmarksPage *self = ATTUNE_BOOKMARKS_PAGE (object);

  /* The template would take its child from the bin without telling it. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_BOOKMARKS_PAGE);
  g_clear_object (&self->mover);
  g_clear_object (&self->headers);
  g_clear_object (&self->marks);
  g_clear_object (&self->marker);
  g_clear_object (&self->article);

  G_OBJECT_CLASS (attune_bookmarks_page_parent_class)->dispose (object);
}

static void
attune_bookmarks_page_finalize (GObject *object)
{
  AttuneBookmarksPage *self = ATTUNE_BOOKMARKS_PAGE (object);

  g_clear_pointer (&self->bound, g_ptr_array_unref);
  g_clear_pointer (&self->order, g_free);

  G_OBJECT_CLASS (attune_bookmarks_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_F2, 0, "page.rename" },
    { GDK_KEY_Delete, 0, "page.remove" },
    { GDK_KEY_KP_Delete, 0, "page.remove" },
    { GDK_KEY_Up, GDK_ALT_MASK, "page.move-up" },
    { GDK_KEY_KP_Up, GDK_ALT_MASK, "page.move-up" },
    { GDK_KEY_Down, GDK_ALT_MASK, "page.move-down" },
    { GDK_KEY_KP_Down, GDK_ALT_MASK, "page.move-down" },
    { GDK_KEY_Menu, 0, "page.menu" },
    { GDK_KEY_F10, GDK_SHIFT_MASK, "page.menu" },
  };

  gtk_widget_class_install_action (widget_class, "page.rename", NULL, key_action_cb);
  gtk_widget_class_install_action (widget_class, "page.remove", NULL, key_action_cb);
  gtk_widget_class_install_action (widget_class, "page.move-up", NULL, key_action_cb);
  gtk_widget_class_install_action (widget_class, "page.move-down", NULL, key_action_cb);
  gtk_widget_class_install_action (widget_class, "page.menu", NULL, key_action_cb);
  gtk_widget_class_install_property_action (widget_class, "bookmarks.order", "order");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
}

static void
attune_bookmarks_page_class_init (AttuneBookmarksPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = attune_bookmarks_page_get_property;
  object_class->set_property = attune_bookmarks_page_set_property;
  object_class->dispose = attune_bookmarks_page_dispose;
  object_class->finalize = attune_bookmarks_page_finalize;

  /**
   * AttuneBookmarksPage:order:
   *
   * "article" or "own", as in the settings.
   */
  properties[PROP_ORDER] = g_param_spec_string ("order", NULL, NULL, "article",
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
                                                    G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * AttuneBookmarksPage::chosen:
   * @bookmark: where to go
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", ATTUNE_TYPE_BOOKMARKS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, ATTUNE_TYPE_MARK);

  install_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-bookmarks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneBookmarksPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AttuneBookmarksPage, list);
  gtk_widget_class_bind_template_child (widget_class, AttuneBookmarksPage, selection);
  gtk_widget_class_bind_template_child (widget_class, AttuneBookmarksPage, bookmark_menu);
  gtk_widget_class_bind_template_callback (widget_class, order_title);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
attune_bookmarks_page_init (AttuneBookmarksPage *self)
{
  self->bound = g_ptr_array_new ();
  self->order = g_strdup ("article");
  self->marks = attune_mark_list_new (TRUE);
  self->headers = gtk_signal_list_item_factory_new ();
  g_signal_connect_swapped (self->headers, "bind", G_CALLBACK (bind_header_cb), self);

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_no_selection_set_model (self->selection, G_LIST_MODEL (self->marks));
  g_signal_connect_object (self->marks, "synced", G_CALLBACK (synced_cb), self, G_CONNECT_SWAPPED);
  synced_cb (self);
}

/**
 * attune_bookmarks_page_set_marker:
 * @marker: of the notebook whose bookmarks to list; to be set once
 */
void
attune_bookmarks_page_set_marker (AttuneBookmarksPage *self, AttuneMarker *marker)
{
  g_return_if_fail (self->marker == NULL);

  self->marker = g_object_ref (marker);
  self->mover = attune_bookmark_mover_new (self->marks, marker);
  g_signal_connect_object (self->mover, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  attune_mark_list_set_marks (self->marks,
                              attune_notebook_get_marks (attune_marker_get_notebook (marker)));
}

/**
 * attune_bookmarks_page_set_article:
 * @article: (nullable): the one whose bookmarks are shown
 */
void
attune_bookmarks_page_set_article (AttuneBookmarksPage *self, AttuneArticle *article)
{
  g_set_object (&self->article, article);
  attune_mark_list_set_article (self->marks, article);
  attune_list_top_show (self->list);
}
