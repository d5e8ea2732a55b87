/* test-roles.c: what assistive technology is told of a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-application.h"
#include "attune-article-view.h"
#include "attune-bookmarks-page.h"
#include "attune-contents-page.h"
#include "attune-window.h"
#include "reader-tools.h"

static AttuneApplication *application;
static AttuneWindow *window;

static void
open_window (void)
{
  g_autofree char *folder = reader_make_folder ();
  g_autofree char *path = g_build_filename (folder, "notebook.db", NULL);
  g_autoptr (AttuneLibrary) library = reader_open_real ();
  g_autoptr (AttuneNotebook) notebook = attune_notebook_open (path);
  g_autoptr (AttuneSearchIndex) index = attune_search_index_new (library, NULL);
  g_autoptr (GSettings) settings = g_settings_new (ATTUNE_APPLICATION_ID);

  window = attune_window_new (GTK_APPLICATION (application), library, notebook, index, settings);
  attune_window_open (window, reader_get_article (library), NULL);
  gtk_window_present (GTK_WINDOW (window));
}

/* What is not seen at first is made a moment later. */
static GtkWidget *
find (GType type)
{
  GtkWidget *widget = NULL;

  reader_wait_until ((widget = reader_find (GTK_WIDGET (window), type)) != NULL);

  return widget;
}

static void
test_roles (void)
{
  GtkWidget *view = find (ATTUNE_TYPE_ARTICLE_VIEW);
  GtkWidget *contents = reader_find (find (ATTUNE_TYPE_CONTENTS_PAGE), GTK_TYPE_LIST_VIEW);
  GtkWidget *bookmarks = reader_find (find (ATTUNE_TYPE_BOOKMARKS_PAGE), GTK_TYPE_LIST_VIEW);
  GtkWidget *entry = find (GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *progress = find (GTK_TYPE_PROGRESS_BAR);

  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Article");
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_READ_ONLY, TRUE);
  gtk_test_accessible_assert_role (contents, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (contents, GTK_ACCESSIBLE_PROPERTY_LABEL, "Contents");
  gtk_test_accessible_assert_role (bookmarks, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (bookmarks, GTK_ACCESSIBLE_PROPERTY_LABEL, "Bookmarks");
  gtk_test_accessible_assert_role (entry, GTK_ACCESSIBLE_ROLE_SEARCH_BOX);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Search the article");
  gtk_test_accessible_assert_property (progress, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "How far one has read");
}

/* A button that shows an image alone says in words what it does. */
static void
assert_named_cb (gpointer widget, gpointer user_data)
{
  guint *n = user_data;

  if (!GTK_IS_BUTTON (widget) || gtk_button_get_icon_name (widget) == NULL ||
      !g_str_has_prefix (gtk_actionable_get_action_name (widget) != NULL
                             ? gtk_actionable_get_action_name (widget)
                             : "",
                         "win."))
    return;
  g_assert_nonnull (gtk_widget_get_tooltip_text (widget));
  (*n)++;
}

static void
test_tooltips (void)
{
  guint n = 0;

  reader_for_each (GTK_WIDGET (window), assert_named_cb, &n);
  g_assert_cmpuint (n, >=, 8);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status = 0;

  reader_test_init (&argc, &argv);
  application = attune_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  open_window ();

  g_test_add_func ("/roles/roles", test_roles);
  g_test_add_func ("/roles/tooltips", test_tooltips);

  status = g_test_run ();
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (application);

  return status;
}
