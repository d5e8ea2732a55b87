/* attune-bookmarks-page.c: the bookmarks, in the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-bookmarks-page.h"

#include <glib/gi18n.h>

#include "attune-bookmark-row.h"

/**
 * AttuneBookmarksPage:
 *
 * The bookmarks of an article in its order. Each can be gone to, renamed and removed.
 */
struct _AttuneBookmarksPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkListView *list;
  GtkNoSelection *selection;
  GMenuModel *bookmark_menu;

  AttuneNotebook *notebook;
  AttuneArticle *article;
  GtkFilter *filter;
  GtkSorter *sorter;
  AttuneBookmark *subject; /* what the menu, F2 and Delete are about */
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_REMOVED,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneBookmarksPage, attune_bookmarks_page, ADW_TYPE_BIN)

/* As many words of the passage as a row shows */
#define TITLE_LENGTH 80

/**
 * attune_bookmark_dup_title:
 *
 * Returns: (transfer full): its name, or, where it has none, the first words of its passage
 */
char *
attune_bookmark_dup_title (AttuneBookmark *bookmark)
{
  const char *name = attune_bookmark_get_name (bookmark);
  const char *quote = attune_bookmark_get_quote (bookmark);
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

static gboolean
is_of_article (gpointer item, gpointer user_data)
{
  AttuneBookmarksPage *self = user_data;
  AttunePlace *place = attune_bookmark_get_place (item);

  return self->article != NULL &&
         g_str_equal (attune_place_get_article_id (place), attune_article_get_id (self->article));
}

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  AttuneBookmarksPage *self = user_data;

  if (self->article == NULL)
    return 0;

  return attune_article_compare_places (self->article,
                                        attune_bookmark_get_place ((AttuneBookmark *) a),
                                        attune_bookmark_get_place ((AttuneBookmark *) b));
}

static void
update_stack (AttuneBookmarksPage *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");
}

static void
report (AttuneBookmarksPage *self, const GError *error)
{
  if (error != NULL)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
}

/* Renaming */

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttuneBookmarksPage) self = user_data;
  g_autoptr (GError) error = NULL;

  attune_notebook_rename_bookmark_finish (ATTUNE_NOTEBOOK (source), result, &error);
  report (self, error);
}

static void
rename_response_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttuneBookmarksPage) self = user_data;
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (source);
  GtkEditable *entry = GTK_EDITABLE (adw_alert_dialog_get_extra_child (dialog));
  const char *response = adw_alert_dialog_choose_finish (dialog, result);
  g_autofree char *name = NULL;

  if (g_strcmp0 (response, "rename") != 0 || self->subject == NULL)
    return;

  name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  attune_notebook_rename_bookmark_async (self->notebook, self->subject, *name != '\0' ? name : NULL,
                                         renamed_cb, g_object_ref (self));
}

static void
rename_subject (AttuneBookmarksPage *self)
{
  AdwDialog *dialog = NULL;
  GtkWidget *entry = NULL;
  g_autofree char *title = NULL;

  if (self->subject == NULL)
    return;

  title = attune_bookmark_dup_title (self->subject);
  dialog = adw_alert_dialog_new (_ ("Rename Bookmark"), _ ("Left empty, it shows its first words"));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "rename",
                                  _ ("_Rename"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "rename",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "rename");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");

  entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), title);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"),
                                  -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), entry);
  adw_dialog_set_focus (dialog, entry);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, rename_response_cb,
                           g_object_ref (self));
}

/* Removing */

typedef struct
{
  AttuneBookmarksPage *page;
  AttuneBookmark *bookmark;
} Removal;

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Removal *removal = user_data;
  g_autoptr (AttuneBookmarksPage) self = removal->page;
  g_autoptr (AttuneBookmark) bookmark = removal->bookmark;
  g_autoptr (GError) error = NULL;

  if (attune_notebook_remove_bookmark_finish (ATTUNE_NOTEBOOK (source), result, &error))
    g_signal_emit (self, signals[SIGNAL_REMOVED], 0, bookmark);
  report (self, error);
}

static void
remove_subject (AttuneBookmarksPage *self)
{
  Removal *removal = NULL;

  if (self->subject == NULL)
    return;

  removal = g_new0 (Removal, 1);
  removal->page = g_object_ref (self);
  removal->bookmark = g_object_ref (self->subject);
  attune_notebook_remove_bookmark_async (self->notebook, self->subject, removed_cb, removal);
}

/* Rows */

static void
row_wanted_cb (AttuneBookmarksPage *self, const char *what, AttuneBookmarkRow *row)
{
  g_set_object (&self->subject, attune_bookmark_row_get_bookmark (row));
  if (g_str_equal (what, "rename"))
    rename_subject (self);
  else if (g_str_equal (what, "remove"))
    remove_subject (self);
}

/* F2 and Delete are about the row that has the focus; the list's own widget around it has it. */
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
  gtk_list_item_set_child (item, row);
}

static void
update_label (AttuneBookmark *bookmark, GParamSpec *pspec, GtkListItem *item)
{
  g_autofree char *title = attune_bookmark_dup_title (bookmark);

  gtk_list_item_set_accessible_label (item, title);
}

static void
bind_cb (AttuneBookmarksPage *self, GtkListItem *item)
{
  AttuneBookmarkRow *row = ATTUNE_BOOKMARK_ROW (gtk_list_item_get_child (item));
  AttuneBookmark *bookmark = gtk_list_item_get_item (item);
  const AttuneBlock *block = attune_article_resolve (
      self->article, attune_bookmark_get_place (bookmark), NULL, NULL, NULL);
  const char *section = block != NULL
                            ? attune_section_get_title (
                                  attune_article_get_section_of_block (self->article, block))
                            : _ ("No longer in the text");

  attune_bookmark_row_set_bookmark (row, bookmark, section);
  update_label (bookmark, NULL, item);
  g_signal_connect_object (bookmark, "notify::name", G_CALLBACK (update_label), item, 0);
}

static void
unbind_cb (AttuneBookmarksPage *self, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), update_label, item);
  attune_bookmark_row_set_bookmark (ATTUNE_BOOKMARK_ROW (gtk_list_item_get_child (item)), NULL,
                                    NULL);
}

static void
activate_cb (AttuneBookmarksPage *self, guint position)
{
  g_autoptr (AttuneBookmark)
      bookmark = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, bookmark);
}

static void
attune_bookmarks_page_dispose (GObject *object)
{
  AttuneBookmarksPage *self = ATTUNE_BOOKMARKS_PAGE (object);

  /* The template would take its child from the bin without telling it. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_BOOKMARKS_PAGE);
  g_clear_object (&self->notebook);
  g_clear_object (&self->article);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->subject);

  G_OBJECT_CLASS (attune_bookmarks_page_parent_class)->dispose (object);
}

static void
attune_bookmarks_page_class_init (AttuneBookmarksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_bookmarks_page_dispose;

  /**
   * AttuneBookmarksPage::chosen:
   * @bookmark: where to go
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", ATTUNE_TYPE_BOOKMARKS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, ATTUNE_TYPE_BOOKMARK);
  /**
   * AttuneBookmarksPage::removed:
   * @bookmark: what was removed, and can be added again
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", ATTUNE_TYPE_BOOKMARKS_PAGE, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          ATTUNE_TYPE_BOOKMARK);
  /**
   * AttuneBookmarksPage::failed:
   * @message: what could not be done, and why
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", ATTUNE_TYPE_BOOKMARKS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "page.rename", NULL, key_action_cb);
  gtk_widget_class_install_action (widget_class, "page.remove", NULL, key_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "page.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "page.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "page.remove", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-bookmarks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneBookmarksPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AttuneBookmarksPage, list);
  gtk_widget_class_bind_template_child (widget_class, AttuneBookmarksPage, selection);
  gtk_widget_class_bind_template_child (widget_class, AttuneBookmarksPage, bookmark_menu);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
attune_bookmarks_page_init (AttuneBookmarksPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->filter = GTK_FILTER (gtk_custom_filter_new (is_of_article, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL));
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
}

/**
 * attune_bookmarks_page_set_notebook:
 * @notebook: whose bookmarks to list
 */
void
attune_bookmarks_page_set_notebook (AttuneBookmarksPage *self, AttuneNotebook *notebook)
{
  GListModel *bookmarks = attune_notebook_get_bookmarks (notebook);
  GtkFilterListModel *filtered = NULL;
  g_autoptr (GtkSortListModel) sorted = NULL;

  g_set_object (&self->notebook, notebook);
  filtered = gtk_filter_list_model_new (g_object_ref (bookmarks), g_object_ref (self->filter));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), g_object_ref (self->sorter));
  gtk_no_selection_set_model (self->selection, G_LIST_MODEL (sorted));
  update_stack (self);
}

/**
 * attune_bookmarks_page_set_article:
 * @article: (nullable): the one whose bookmarks are shown
 */
void
attune_bookmarks_page_set_article (AttuneBookmarksPage *self, AttuneArticle *article)
{
  if (!g_set_object (&self->article, article))
    return;

  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}
