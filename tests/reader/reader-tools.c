/* reader-tools.c: what the tests of the reader share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reader-tools.h"

#include <locale.h>

/* Sets up a test program that shows widgets. Its folders are those of the virtual desk, which
 * throws them away; G_TEST_OPTION_ISOLATE_DIRS would hide the icons too. */
void
reader_test_init (int *argc, char ***argv)
{
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  gtk_disable_setlocale ();
  g_test_init (argc, argv, NULL);
  adw_init ();
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/**
 * reader_iterate:
 * @deadline: monotonic time
 *
 * Runs the main context once, for a moment at the longest.
 *
 * Returns: whether there is time left
 */
gboolean
reader_iterate (gint64 deadline)
{
  guint id = g_timeout_add (10, wake_cb, NULL);

  g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);

  return g_get_monotonic_time () < deadline;
}

/* A new folder among the data of the virtual desk. */
char *
reader_make_folder (void)
{
  char *folder = g_build_filename (g_get_user_data_dir (), "test-XXXXXX", NULL);

  g_assert_nonnull (g_mkdtemp (folder));

  return folder;
}

/* The library that the program has. */
AttuneLibrary *
reader_open_real (void)
{
  AttuneLibrary *library = attune_library_new ();

  attune_library_add_resource (library, ATTUNE_RESOURCE_PATH "/articles");
  g_assert_cmpuint (attune_library_get_errors (library)->len, ==, 0);

  return library;
}

/* The library of one article that lies in @folder below that of the tests. */
AttuneLibrary *
reader_open_fixture (const char *folder, const char *name)
{
  g_autoptr (AttuneLibrary) library = attune_library_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  attune_library_add_file (library, file, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&library);
}

/* The first article of a library, which keeps it. */
AttuneArticle *
reader_get_article (AttuneLibrary *library)
{
  g_autoptr (AttuneArticle) article = g_list_model_get_item (G_LIST_MODEL (library), 0);

  g_assert_nonnull (article);

  return article;
}

/* The first widget of a type in @root, in the order of the tree; NULL where there is none. */
GtkWidget *
reader_find (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = reader_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The first label in @root that says @text and can be seen; NULL where there is none. */
GtkWidget *
reader_find_label (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = reader_find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Calls @function for @root and all below it. */
void
reader_for_each (GtkWidget *root, GFunc function, gpointer user_data)
{
  function (root, user_data);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    reader_for_each (child, function, user_data);
}
