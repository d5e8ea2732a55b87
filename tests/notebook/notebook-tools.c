/* notebook-tools.c: a notebook, and an article to bookmark
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "notebook-tools.h"

#include "attune-notebook-backup.h"
#include "attune-notebook-store.h"

AttuneArticle *
tools_load_article (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "small.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  AttuneArticle *article = attune_article_new_from_file (file, &error);

  g_assert_no_error (error);

  return article;
}

AttuneBookmark *
tools_make_bookmark (AttuneArticle *article, const char *block)
{
  g_autoptr (AttunePlace) place = attune_place_new (attune_article_get_id (article), block);

  return attune_bookmark_new_for_place (article, place);
}

/* A notebook that there is nothing to say of. */
AttuneNotebook *
tools_open_sound (const char *path)
{
  AttuneNotebook *notebook = attune_notebook_open (path);

  g_assert_cmpstr (attune_notebook_get_problem (notebook), ==, NULL);
  g_assert_false (attune_notebook_get_read_only (notebook));
  g_assert_false (attune_notebook_has_unsaved (notebook));

  return notebook;
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *slot;
}

gboolean
tools_add (AttuneNotebook *notebook, AttuneBookmark *bookmark, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  attune_notebook_add_bookmark_async (notebook, bookmark, ready_cb, &result);

  return attune_notebook_add_bookmark_finish (notebook, wait_for (&result), error);
}

gboolean
tools_remove (AttuneNotebook *notebook, AttuneBookmark *bookmark, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  attune_notebook_remove_bookmark_async (notebook, bookmark, ready_cb, &result);

  return attune_notebook_remove_bookmark_finish (notebook, wait_for (&result), error);
}

gboolean
tools_rename (AttuneNotebook *notebook, AttuneBookmark *bookmark, const char *name, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  attune_notebook_rename_bookmark_async (notebook, bookmark, name, ready_cb, &result);

  return attune_notebook_rename_bookmark_finish (notebook, wait_for (&result), error);
}

/* Flushes, and lets all who wait be told: until then they keep the notebook alive. */
gboolean
tools_flush (AttuneNotebook *notebook, GError **error)
{
  gboolean is_done = attune_notebook_flush (notebook, error);

  while (g_main_context_iteration (NULL, FALSE))
    continue;

  return is_done;
}

/* Adds @n bookmarks at as many places. */
void
tools_fill (AttuneNotebook *notebook, AttuneArticle *article, guint n)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AttunePlace) place = attune_place_new_range ("small", "welcome", i % 200, i + 200);
      g_autoptr (AttuneBookmark) bookmark = attune_bookmark_new_for_place (article, place);

      attune_notebook_add_bookmark_async (notebook, bookmark, NULL, NULL);
    }
  tools_flush (notebook, &error);
  g_assert_no_error (error);
}

/* Makes the backup of a day, such as 2026-01-31, of a notebook that is not open. */
void
tools_back_up (const char *path, const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneDatabase) database = attune_database_open (path, ATTUNE_DATABASE_DURABLE,
                                                              &attune_notebook_schema, &error);
  g_autofree char *noon = g_strconcat (day, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (noon, NULL);

  g_assert_no_error (error);
  attune_notebook_backup_make (database, time, &error);
  g_assert_no_error (error);
}

guint
tools_count (AttuneNotebook *notebook)
{
  return g_list_model_get_n_items (attune_notebook_get_bookmarks (notebook));
}

AttuneBookmark *
tools_find (AttuneNotebook *notebook, const char *id)
{
  GListModel *bookmarks = attune_notebook_get_bookmarks (notebook);

  for (guint i = 0; i < g_list_model_get_n_items (bookmarks); i++)
    {
      g_autoptr (AttuneBookmark) bookmark = g_list_model_get_item (bookmarks, i);

      if (g_str_equal (attune_bookmark_get_id (bookmark), id))
        return bookmark;
    }

  return NULL;
}

/* A sum of all that there is to know of the bookmarks, to be compared. */
char *
tools_describe (AttuneNotebook *notebook)
{
  GListModel *bookmarks = attune_notebook_get_bookmarks (notebook);
  g_autoptr (GString) string = g_string_new (NULL);
  g_autofree char *checksum = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (bookmarks); i++)
    {
      g_autoptr (AttuneBookmark) bookmark = g_list_model_get_item (bookmarks, i);
      g_autofree char *place = attune_place_to_string (attune_bookmark_get_place (bookmark));
      g_autofree char *time = g_date_time_format_iso8601 (attune_bookmark_get_created (bookmark));

      g_string_append_printf (
          string, "%s|%s|%s|%s|%s|%s|%s|%s\n", attune_bookmark_get_id (bookmark), place,
          attune_bookmark_get_revision (bookmark), attune_bookmark_get_prefix (bookmark),
          attune_bookmark_get_quote (bookmark), attune_bookmark_get_suffix (bookmark),
          attune_bookmark_get_name (bookmark), time);
    }

  checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, string->str, -1);

  return g_strdup_printf ("%u bookmarks, %s", tools_count (notebook), checksum);
}

/* Copies a database as a kill at this moment would leave it. */
void
tools_copy_files (const char *from, const char *to)
{
  static const char *const suffixes[] = { "", "-wal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *source = g_strconcat (from, suffixes[i], NULL);
      g_autofree char *target = g_strconcat (to, suffixes[i], NULL);

      if (scratch_has (from, suffixes[i]))
        scratch_copy (source, target);
    }
}
