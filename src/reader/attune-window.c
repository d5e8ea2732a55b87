/* attune-window.c: a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-window.h"

#include <glib/gi18n.h>

#include "attune-article-view.h"
#include "attune-bookmarks-page.h"
#include "attune-contents-page.h"
#include "attune-export-dialog.h"
#include "attune-history.h"
#include "attune-import-dialog.h"
#include "attune-leaving.h"
#include "attune-marker.h"
#include "attune-notes-page.h"
#include "attune-passage.h"
#include "attune-preferences-dialog.h"
#include "attune-probe.h"
#include "attune-reanchoring.h"
#include "attune-searching.h"
#include "attune-shortcuts-dialog.h"

/**
 * AttuneWindow:
 *
 * A window on an article. It routes between its panes, and does nothing else.
 */
struct _AttuneWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwOverlaySplitView *split;
  GtkStack *sidebar_modes;
  AdwViewStack *sidebar_stack;
  AttuneContentsPage *contents_page;
  AdwBin *bookmarks_bin;
  AdwBin *notes_bin;
  AdwBin *results_bin;
  AdwWindowTitle *header_title;
  AdwBanner *banner;
  GtkSearchBar *search_bar;
  GtkStack *stack;
  AttuneArticleView *view;
  AdwStatusPage *problem;
  GtkMenuButton *menu_button;
  GMenuModel *main_menu;

  /* What is not seen at first; made when the first picture stands */
  AttuneBookmarksPage *bookmarks_page;
  AttuneNotesPage *notes_page;

  AttuneLibrary *library;
  AttuneNotebook *notebook;
  GSettings *settings;

  AttuneArticle *article;
  AttuneHistory *history;
  AttuneMarker *marker;
  AttunePassage *passage;
  AttuneSearching *searching;
  guint save_id;
  guint populate_id;
  gboolean may_leave; /* the reader was asked, and leaves what is not saved */
};

G_DEFINE_FINAL_TYPE (AttuneWindow, attune_window, ADW_TYPE_APPLICATION_WINDOW)

/* One has come to rest where one has been for this long, in milliseconds. */
#define REST 400
/* The first picture stands by then, in milliseconds. Not an idle callback: measuring the lines of a
 * long article keeps the main loop from idling for many seconds. */
#define FIRST_PICTURE 350

static GSimpleAction *
get_action (AttuneWindow *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name));
}

static void
announce (AttuneWindow *self, const char *message)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self), message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_toast (AttuneWindow *self, const char *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void populate (AttuneWindow *self);
static void update_bookmark (AttuneWindow *self);

/* New editions */

static void
show_lost_cb (AdwToast *toast, AttuneWindow *self)
{
  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  adw_view_stack_set_visible_child_name (self->sidebar_stack, "notes");
}

static char *
describe_reanchored (const AttuneReanchored *reanchored)
{
  if (reanchored->n_lost == 0)
    return g_strdup_printf (ngettext ("New edition: %u mark moved with its passage",
                                      "New edition: %u marks moved with their passages",
                                      reanchored->n_moved),
                            reanchored->n_moved);
  if (reanchored->n_moved == 0)
    return g_strdup_printf (ngettext ("New edition: %u mark was not found",
                                      "New edition: %u marks were not found", reanchored->n_lost),
                            reanchored->n_lost);

  /* Translators: two numbers of marks */
  return g_strdup_printf (_ ("New edition. Marks moved: %u. Not found: %u."), reanchored->n_moved,
                          reanchored->n_lost);
}

static void
reanchored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttuneWindow) self = user_data;
  AttuneReanchored reanchored = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  AdwToast *toast = NULL;

  if (!attune_notebook_reanchor_finish (ATTUNE_NOTEBOOK (source), result, &reanchored, &error))
    show_toast (self, error->message);
  if (!reanchored.is_news || reanchored.n_moved + reanchored.n_lost == 0)
    return;

  message = describe_reanchored (&reanchored);
  toast = adw_toast_new (message);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, 0);
  if (reanchored.n_lost > 0)
    {
      adw_toast_set_button_label (toast, _ ("_Show"));
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (show_lost_cb), self, 0);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Looks for the passages of marks that were seen in another edition last. */
static void
reanchor (AttuneWindow *self)
{
  if (self->article != NULL)
    attune_notebook_reanchor_async (self->notebook, self->article, reanchored_cb,
                                    g_object_ref (self));
}

/* Those that came from a file or from another program may be of any edition. */
static void
marks_changed_cb (AttuneWindow *self, guint position, guint removed, guint added, GListModel *marks)
{
  update_bookmark (self);
  for (guint i = position; self->article != NULL && i < position + added; i++)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (marks, i);

      if (!g_str_equal (attune_mark_get_record (mark)->revision,
                        attune_article_get_checksum (self->article)) &&
          g_str_equal (attune_place_get_article_id (attune_mark_get_place (mark)),
                       attune_article_get_id (self->article)))
        {
          reanchor (self);
          return;
        }
    }
}

/* Where one is */

static void
save_position (AttuneWindow *self)
{
  g_autoptr (AttunePlace) place = attune_article_view_dup_position (self->view);

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (place != NULL)
    attune_notebook_set_position (self->notebook, self->article, place);
}

static gboolean
rest_cb (gpointer user_data)
{
  AttuneWindow *self = user_data;

  self->save_id = 0;
  save_position (self);

  return G_SOURCE_REMOVE;
}

static AttuneMark *
find_bookmark (AttuneWindow *self)
{
  g_autoptr (AttunePlace) place = attune_article_view_dup_paragraph (self->view);

  return place != NULL
             ? attune_notebook_find_bookmark (self->notebook, attune_place_get_article_id (place),
                                              attune_place_get_block_id (place))
             : NULL;
}

static void
update_bookmark (AttuneWindow *self)
{
  g_simple_action_set_state (get_action (self, "bookmark"),
                             g_variant_new_boolean (find_bookmark (self) != NULL));
}

static void
moved_cb (AttuneWindow *self)
{
  update_bookmark (self);
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (REST, rest_cb, self);
}

static void
section_changed_cb (AttuneWindow *self)
{
  AttuneSection *section = attune_article_view_get_section (self->view);
  AttuneSection *parent = section != NULL ? attune_section_get_parent (section) : NULL;
  g_autofree char *path = NULL;

  if (parent != NULL)
    path = g_strdup_printf ("%s · %s", attune_section_get_title (parent),
                            attune_section_get_title (section));
  else if (section != NULL)
    path = g_strdup (attune_section_get_title (section));

  adw_window_title_set_subtitle (self->header_title, path != NULL ? path : "");
  attune_contents_page_set_section (self->contents_page, section);
}

/* Going somewhere */

/* Shows the page, and nothing over it. */
/* On a narrow window the sidebar lies over what is beside it on a wide one. */
static void
uncover (AttuneWindow *self)
{
  if (adw_overlay_split_view_get_collapsed (self->split))
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
}

static void
show_page (AttuneWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "article");
  uncover (self);
}

static void
go (AttuneWindow *self, const AttunePlace *place)
{
  show_page (self);
  attune_article_view_show_place (self->view, place);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
leave (AttuneWindow *self)
{
  g_autoptr (AttunePlace) here = attune_article_view_dup_position (self->view);

  if (here != NULL)
    attune_history_leave (self->history, here);
}

static void
jump (AttuneWindow *self, const AttunePlace *place)
{
  const char *id = attune_place_get_article_id (place);
  AttuneArticle *article = attune_library_lookup (self->library, id);
  g_autoptr (GError) error = NULL;

  if (article == NULL || attune_article_resolve (article, place, NULL, NULL, &error) == NULL)
    {
      show_toast (self, error != NULL ? error->message : _ ("That article is not here"));
      return;
    }

  leave (self);
  if (article != self->article)
    attune_window_open (self, article, place);
  else
    go (self, place);
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttuneWindow *self = user_data;
  g_autoptr (AttunePlace) here = attune_article_view_dup_position (self->view);
  g_autoptr (AttunePlace) place = attune_history_go_back (self->history, here);

  if (place != NULL)
    go (self, place);
}

static void
forward_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttuneWindow *self = user_data;
  g_autoptr (AttunePlace) here = attune_article_view_dup_position (self->view);
  g_autoptr (AttunePlace) place = attune_history_go_forward (self->history, here);

  if (place != NULL)
    go (self, place);
}

static void
section_chosen_cb (AttuneWindow *self, AttuneSection *section)
{
  g_autoptr (AttunePlace) place = attune_place_new (attune_article_get_id (self->article),
                                                    attune_section_get_id (section));

  jump (self, place);
}

static void
mark_chosen_cb (AttuneWindow *self, AttuneMark *mark)
{
  jump (self, attune_mark_get_place (mark));
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttuneWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    show_toast (self, _ ("The link could not be opened"));
}

static void
follow_cb (AttuneWindow *self, const char *uri)
{
  g_autoptr (AttunePlace) place = attune_place_parse (uri, NULL);
  g_autoptr (GtkUriLauncher) launcher = NULL;

  if (place != NULL)
    {
      jump (self, place);
      return;
    }

  launcher = gtk_uri_launcher_new (uri);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (self), NULL, launched_cb, g_object_ref (self));
}

static void
next_link_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  attune_article_view_next_link (ATTUNE_WINDOW (user_data)->view, TRUE);
}

static void
previous_link_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  attune_article_view_next_link (ATTUNE_WINDOW (user_data)->view, FALSE);
}

/* Finding */

static void
search_began_cb (AttuneWindow *self, AttuneResultsPage *page)
{
  adw_bin_set_child (self->results_bin, GTK_WIDGET (page));
}

static void
search_mode_cb (AttuneWindow *self)
{
  gboolean searching = gtk_search_bar_get_search_mode (self->search_bar);

  gtk_stack_set_visible_child_name (self->sidebar_modes, searching ? "results" : "browse");
}

static void
result_shown_cb (AttuneWindow *self)
{
  show_page (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Its words are in the list, though its passage is not in the text. */
static void
lost_chosen_cb (AttuneWindow *self)
{
  attune_searching_stop (self->searching);
  adw_view_stack_set_visible_child_name (self->sidebar_stack, "notes");
}

static void
list_wanted_cb (AttuneWindow *self)
{
  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
}

static void
end_search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttuneWindow *self = ATTUNE_WINDOW (widget);

  /* A list that lies over the text goes first, back to what is typed. */
  if (adw_overlay_split_view_get_collapsed (self->split) &&
      adw_overlay_split_view_get_show_sidebar (self->split))
    uncover (self);
  else
    attune_searching_stop (self->searching);
}

/* Marks */

static void
undo_removal_cb (AdwToast *toast, AttuneWindow *self)
{
  attune_marker_add (self->marker, g_object_get_data (G_OBJECT (toast), "marks"), NULL);
}

static void
removed_cb (AttuneWindow *self, const char *message, GPtrArray *marks)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_object_set_data_full (G_OBJECT (toast), "marks", g_ptr_array_ref (marks),
                          (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_removal_cb), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* The button changes when the notebook does: once the bookmark is on disk. */
static void
bookmark_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttuneWindow *self = user_data;
  AttuneMark *bookmark = find_bookmark (self);
  g_autoptr (AttunePlace) place = attune_article_view_dup_paragraph (self->view);

  if (bookmark != NULL)
    attune_marker_remove_one (self->marker, bookmark);
  else if (place != NULL)
    {
      g_autoptr (AttuneMark) made = attune_mark_new_bookmark (self->article, place);

      attune_marker_add_one (self->marker, made, _ ("Bookmark added"));
    }
}

/* A note is written where its passage is. */
static void
edit_cb (AttuneWindow *self, AttuneMark *mark)
{
  leave (self);
  show_page (self);
  attune_passage_edit (self->passage, mark);
}

static char *
bookmark_icon (GtkWidget *widget, gboolean active)
{
  return g_strdup (active ? "attune-bookmark-filled-symbolic" : "attune-bookmark-symbolic");
}

/* Window */

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_dialog_present (attune_shortcuts_dialog_new (), user_data);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttuneWindow *self = user_data;

  adw_dialog_present (attune_preferences_dialog_new (self->marker, self->settings),
                      GTK_WIDGET (self));
}

static void
export_shown_cb (AttuneWindow *self, GPtrArray *shown)
{
  if (self->article == NULL)
    return;

  attune_passage_save (self->passage);
  adw_dialog_present (attune_export_dialog_new (self->library, self->marker, self->article,
                                                attune_article_view_get_section (self->view),
                                                shown),
                      GTK_WIDGET (self));
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  export_shown_cb (user_data, NULL);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttuneWindow *self = user_data;

  attune_import_dialog_choose (GTK_WIDGET (self), self->library, self->marker);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AdwDialog *dialog = adw_about_dialog_new_from_appdata (ATTUNE_RESOURCE_PATH "/metainfo.xml",
                                                         ATTUNE_VERSION);

  adw_about_dialog_set_version (ADW_ABOUT_DIALOG (dialog), ATTUNE_VERSION);
  adw_about_dialog_add_legal_section (ADW_ABOUT_DIALOG (dialog), _ ("Article"), NULL,
                                      GTK_LICENSE_CUSTOM,
                                      "Creative Commons Attribution-ShareAlike 4.0");
  adw_dialog_present (dialog, user_data);
}

/* A banner shows three lines at most; in a narrow window they do not tell where a file lies. */
static void
banner_clicked_cb (AttuneWindow *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Your Notebook"),
                                            attune_notebook_get_problem (self->notebook));

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_banner_set_revealed (self->banner, FALSE);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
show_notebook_problem (AttuneWindow *self)
{
  const char *problem = attune_notebook_get_problem (self->notebook);

  adw_banner_set_use_markup (self->banner, FALSE);
  adw_banner_set_title (self->banner, problem != NULL ? problem : "");
  adw_banner_set_revealed (self->banner, problem != NULL);
}

static void
write_failed_cb (AttuneWindow *self, const GError *error)
{
  show_toast (self, error->message);
}

/* A dialog lies in the window, and what is typed there is not searched for. */
static void
visible_dialog_cb (AttuneWindow *self)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

  attune_searching_capture_keys (self->searching, dialog == NULL ? GTK_WIDGET (self) : NULL);
}

/* Makes what the first picture does not show. It need not wait for that picture where somebody is
 * quicker. */
static void
populate (AttuneWindow *self)
{
  if (self->bookmarks_page != NULL || self->notebook == NULL)
    return;

  g_clear_handle_id (&self->populate_id, g_source_remove);
  attune_searching_make_widgets (self->searching);
  visible_dialog_cb (self);

  self->bookmarks_page = g_object_new (ATTUNE_TYPE_BOOKMARKS_PAGE, NULL);
  g_signal_connect_swapped (self->bookmarks_page, "chosen", G_CALLBACK (mark_chosen_cb), self);
  g_settings_bind (self->settings, "bookmark-order", self->bookmarks_page, "order",
                   G_SETTINGS_BIND_DEFAULT);
  attune_bookmarks_page_set_article (self->bookmarks_page, self->article);
  attune_bookmarks_page_set_marker (self->bookmarks_page, self->marker);
  adw_bin_set_child (self->bookmarks_bin, GTK_WIDGET (self->bookmarks_page));

  self->notes_page = g_object_new (ATTUNE_TYPE_NOTES_PAGE, NULL);
  g_signal_connect_swapped (self->notes_page, "chosen", G_CALLBACK (mark_chosen_cb), self);
  g_signal_connect_swapped (self->notes_page, "chosen-place", G_CALLBACK (jump), self);
  g_signal_connect_swapped (self->notes_page, "edit", G_CALLBACK (edit_cb), self);
  g_signal_connect_swapped (self->notes_page, "export", G_CALLBACK (export_shown_cb), self);
  attune_notes_page_set_article (self->notes_page, self->article);
  attune_notes_page_set_marker (self->notes_page, self->marker);
  adw_bin_set_child (self->notes_bin, GTK_WIDGET (self->notes_page));
}

static void
populate_cb (AttuneWindow *self)
{
  /* The contents are there from the beginning. */
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->sidebar_stack), "contents") != 0)
    populate (self);
}

static gboolean
populate_later_cb (gpointer user_data)
{
  AttuneWindow *self = user_data;

  self->populate_id = 0;
  populate (self);

  return G_SOURCE_REMOVE;
}

static void
create_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  AttuneWindow *self = user_data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (self->main_menu));
}

static void
restore_state (AttuneWindow *self)
{
  g_autofree char *page = g_settings_get_string (self->settings, "sidebar-page");

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  adw_overlay_split_view_set_show_sidebar (
      self->split, g_settings_get_boolean (self->settings, "sidebar-visible"));
  adw_view_stack_set_visible_child_name (self->sidebar_stack, page);
}

static void
save_state (AttuneWindow *self)
{
  int width = 0, height = 0;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_string (self->settings, "sidebar-page",
                         adw_view_stack_get_visible_child_name (self->sidebar_stack));

  /* Lying over the text, the sidebar comes and goes; that says nothing of what is wanted beside
   * it. */
  if (!adw_overlay_split_view_get_collapsed (self->split))
    g_settings_set_boolean (self->settings, "sidebar-visible",
                            adw_overlay_split_view_get_show_sidebar (self->split));
}

static void
leave_anyway_cb (AttuneWindow *self)
{
  self->may_leave = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
attune_window_close_request (GtkWindow *window)
{
  AttuneWindow *self = ATTUNE_WINDOW (window);

  attune_passage_save (self->passage);
  save_position (self);
  save_state (self);
  if (!self->may_leave && !attune_leaving_is_safe (GTK_WINDOW (self), self->notebook))
    {
      attune_leaving_ask (GTK_WINDOW (self), self->notebook, G_CALLBACK (leave_anyway_cb), self);
      return GDK_EVENT_STOP;
    }

  return GTK_WINDOW_CLASS (attune_window_parent_class)->close_request (window);
}

static void
attune_window_dispose (GObject *object)
{
  AttuneWindow *self = ATTUNE_WINDOW (object);

  g_clear_handle_id (&self->save_id, g_source_remove);
  g_clear_handle_id (&self->populate_id, g_source_remove);
  if (self->searching != NULL)
    attune_searching_close (self->searching);
  g_clear_object (&self->searching);
  if (self->passage != NULL)
    attune_passage_close (self->passage);
  g_clear_object (&self->passage);
  /* A GPropertyAction keeps its object, and with it all that the object is part of. */
  g_action_map_remove_action (G_ACTION_MAP (self), "search-mode");
  g_action_map_remove_action (G_ACTION_MAP (self), "sidebar");
  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_WINDOW);
  g_clear_object (&self->history);
  g_clear_object (&self->marker);
  g_clear_object (&self->article);
  g_clear_object (&self->settings);
  g_clear_object (&self->notebook);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (attune_window_parent_class)->dispose (object);
}

static void
attune_window_class_init (AttuneWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = attune_window_close_request;

  g_type_ensure (ATTUNE_TYPE_ARTICLE_VIEW);
  g_type_ensure (ATTUNE_TYPE_CONTENTS_PAGE);

  /* Not in the window's own group: a GPropertyAction would keep its window alive. */
  gtk_widget_class_install_property_action (widget_class, "win.fullscreen", "fullscreened");
  gtk_widget_class_install_action (widget_class, "search.end", NULL, end_search_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "search.end", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AttuneWindow, split);
  gtk_widget_class_bind_template_child (widget_class, AttuneWindow, sidebar_modes);
  gtk_widget_class_bind_template_child (widget_class, AttuneWindow, sidebar_stack);
  gtk_widget_class_bind_template_child (widget_class, AttuneWindow, contents_page);
  gtk_widget_class_bind_template_child (widget_class, AttuneWindow, bookmarks_bin);
  gtk_widget_class_bind_template_child (widget_class, AttuneWindow, notes_bin);
  gtk_widget_class_bind_template_child (widget_class, AttuneWindow, results_bin);
  gtk_widget_class_bind_template_child (widget_class, AttuneWindow, header_title);
  gtk_widget_class_bind_template_child (widget_class, AttuneWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, AttuneWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, AttuneWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AttuneWindow, view);
  gtk_widget_class_bind_template_child (widget_class, AttuneWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, AttuneWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AttuneWindow, main_menu);
  gtk_widget_class_bind_template_callback (widget_class, section_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, bookmark_icon);
  gtk_widget_class_bind_template_callback (widget_class, banner_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, populate_cb);
  gtk_widget_class_bind_template_callback (widget_class, follow_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_changed_cb);
}

static void
add_property_action (AttuneWindow *self, const char *name, gpointer object, const char *property)
{
  g_autoptr (GPropertyAction) action = g_property_action_new (name, object, property);

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
}

static void
add_actions (AttuneWindow *self)
{
  static const GActionEntry entries[] = {
    { "back", back_cb },
    { "forward", forward_cb },
    { "next-link", next_link_cb },
    { "previous-link", previous_link_cb },
    { "bookmark", bookmark_cb, NULL, "false", NULL },
    { "preferences", preferences_cb },
    { "export", export_cb },
    { "import", import_cb },
    { "shortcuts", shortcuts_cb },
    { "about", about_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  add_property_action (self, "sidebar", self->split, "show-sidebar");
  add_property_action (self, "search-mode", self->search_bar, "search-mode-enabled");

  g_object_bind_property (self->history, "can-go-back", get_action (self, "back"), "enabled",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->history, "can-go-forward", get_action (self, "forward"), "enabled",
                          G_BINDING_SYNC_CREATE);
}

static void
attune_window_init (AttuneWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->history = attune_history_new ();
  add_actions (self);
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
  g_signal_connect (self, "notify::visible-dialog", G_CALLBACK (visible_dialog_cb), NULL);
  if (*ATTUNE_PROFILE != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
  attune_probe_frames (GTK_WIDGET (self));
}

/**
 * attune_window_new:
 * @application: the application
 * @library: the articles that there are
 * @notebook: what the reader adds; the same for all windows
 * @index: finds words in the articles; for this window alone
 * @settings: the program's settings
 *
 * Returns: (transfer none): a window that shows nothing yet
 */
AttuneWindow *
attune_window_new (GtkApplication *application,
                   AttuneLibrary *library,
                   AttuneNotebook *notebook,
                   AttuneSearchIndex *index,
                   GSettings *settings)
{
  AttuneWindow *self = g_object_new (ATTUNE_TYPE_WINDOW, "application", application, NULL);

  self->library = g_object_ref (library);
  self->notebook = g_object_ref (notebook);
  self->settings = g_object_ref (settings);
  self->searching = attune_searching_new (self->view, self->search_bar, index,
                                          attune_notebook_get_marks (notebook), G_ACTION_MAP (self),
                                          settings);
  g_signal_connect_object (self->searching, "began", G_CALLBACK (search_began_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->searching, "status", G_CALLBACK (announce), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->searching, "list-wanted", G_CALLBACK (list_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->searching, "typing", G_CALLBACK (uncover), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->searching, "leaving", G_CALLBACK (leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->searching, "shown", G_CALLBACK (result_shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->searching, "chosen", G_CALLBACK (jump), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->searching, "failed", G_CALLBACK (show_toast), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->searching, "lost", G_CALLBACK (lost_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  self->populate_id = g_timeout_add (FIRST_PICTURE, populate_later_cb, self);
  self->marker = attune_marker_new (notebook);
  g_signal_connect_object (self->marker, "done", G_CALLBACK (announce), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->marker, "removed", G_CALLBACK (removed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->marker, "failed", G_CALLBACK (show_toast), self,
                           G_CONNECT_SWAPPED);
  attune_article_view_set_notebook (self->view, notebook);
  self->passage = attune_passage_new (self->view, self->marker, settings, G_ACTION_MAP (self));
  g_signal_connect_object (self->passage, "told", G_CALLBACK (show_toast), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (attune_notebook_get_marks (notebook), "items-changed",
                           G_CALLBACK (marks_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notebook, "write-failed", G_CALLBACK (write_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (notebook, "notify::problem", G_CALLBACK (show_notebook_problem), self,
                           G_CONNECT_SWAPPED);
  show_notebook_problem (self);
  restore_state (self);

  return self;
}

/**
 * attune_window_open:
 * @article: what to read
 * @place: (nullable): where; %NULL for where one left off
 */
void
attune_window_open (AttuneWindow *self, AttuneArticle *article, const AttunePlace *place)
{
  gboolean opened = FALSE;

  if (place == NULL)
    place = attune_notebook_get_position (self->notebook, attune_article_get_id (article));

  /* A page that was just opened stands at its beginning. */
  opened = g_set_object (&self->article, article);
  if (opened)
    {
      gtk_search_bar_set_search_mode (self->search_bar, FALSE);
      gtk_window_set_title (GTK_WINDOW (self), attune_article_get_title (article));
      adw_window_title_set_title (self->header_title, attune_article_get_title (article));
      attune_contents_page_set_article (self->contents_page, article);
      if (self->bookmarks_page != NULL)
        {
          attune_bookmarks_page_set_article (self->bookmarks_page, article);
          attune_notes_page_set_article (self->notes_page, article);
        }
      attune_article_view_set_article (self->view, article);
      reanchor (self);
    }

  gtk_stack_set_visible_child_name (self->stack, "article");
  if (place != NULL && (attune_place_get_block_id (place) != NULL || !opened))
    attune_article_view_show_place (self->view, place);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  update_bookmark (self);
}

/**
 * attune_window_search:
 * @text: in the language of the search box; it may be empty
 *
 * Opens the search box, and searches for something as if it had been typed.
 */
void
attune_window_search (AttuneWindow *self, const char *text)
{
  attune_searching_search (self->searching, text);
}

/**
 * attune_window_show_problem:
 * @title: what could not be done
 * @description: why, in words to act on
 *
 * Says so in place of an article.
 */
void
attune_window_show_problem (AttuneWindow *self, const char *title, const char *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_title (self->problem, title);
  adw_status_page_set_description (self->problem, escaped);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}
