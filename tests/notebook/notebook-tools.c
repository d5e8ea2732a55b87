/* notebook-tools.c: a notebook, and an article to mark
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "notebook-tools.h"

#include "attune-notebook-backup.h"
#include "attune-notebook-schema.h"
#include "attune-statement.h"

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

AttuneMark *
tools_make_bookmark (AttuneArticle *article, const char *block)
{
  g_autoptr (AttunePlace) place = attune_place_new (attune_article_get_id (article), block);

  return attune_mark_new_bookmark (article, place);
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

/* Commits an edit, and waits for its end. */
gboolean
tools_commit (AttuneNotebook *notebook, AttuneEdit *edit, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  attune_notebook_commit_async (notebook, edit, ready_cb, &result);

  return attune_notebook_commit_finish (notebook, wait_for (&result), error);
}

/* Adds without waiting; @callback is (nullable). */
void
tools_begin_add (AttuneNotebook *notebook,
                 AttuneMark *mark,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  attune_edit_add (edit, mark);
  attune_notebook_commit_async (notebook, edit, callback, user_data);
}

gboolean
tools_add (AttuneNotebook *notebook, AttuneMark *mark, GError **error)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  attune_edit_add (edit, mark);

  return tools_commit (notebook, edit, error);
}

gboolean
tools_remove (AttuneNotebook *notebook, AttuneMark *mark, GError **error)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  attune_edit_remove (edit, mark);

  return tools_commit (notebook, edit, error);
}

gboolean
tools_rename (AttuneNotebook *notebook, AttuneMark *mark, const char *name, GError **error)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  attune_edit_set_name (edit, mark, name);

  return tools_commit (notebook, edit, error);
}

gboolean
tools_write_note (AttuneNotebook *notebook, AttuneMark *mark, const char *note, GError **error)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  attune_edit_set_note (edit, mark, note);

  return tools_commit (notebook, edit, error);
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
      g_autoptr (AttuneMark) bookmark = attune_mark_new_bookmark (article, place);

      tools_begin_add (notebook, bookmark, NULL, NULL);
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

/* Waits until a list shows that many marks; what others have written comes after a moment. */
void
tools_wait_for_count (AttuneNotebook *notebook, guint n)
{
  gint64 until = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (tools_count (notebook) != n && g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_cmpuint (tools_count (notebook), ==, n);
}

/* How often to try something: many times where ATTUNE_TEST_LONG asks for it; fewer times where
 * each takes longer. */
guint
tools_rounds (guint brief, guint many)
{
  const char *asked = g_getenv ("ATTUNE_TEST_LONG");
  guint n = asked != NULL && *asked != '\0' ? many : brief;

#ifdef __SANITIZE_ADDRESS__
  n = (n + 4) / 5;
#endif

  return n;
}

/* Reads a number from a notebook that is not open. */
gint64
tools_read_number (const char *path, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneDatabase) database = attune_database_open (path, ATTUNE_DATABASE_IMMUTABLE,
                                                              &attune_notebook_schema, &error);
  g_autoptr (AttuneStatement) statement = NULL;

  g_assert_no_error (error);
  statement = attune_database_prepare (database, sql, &error);
  g_assert_no_error (error);
  g_assert_cmpint (attune_statement_step (statement, &error), ==, ATTUNE_STEP_ROW);

  return attune_statement_get_int64 (statement, 0);
}

guint
tools_count (AttuneNotebook *notebook)
{
  return g_list_model_get_n_items (attune_notebook_get_marks (notebook));
}

AttuneMark *
tools_find (AttuneNotebook *notebook, const char *id)
{
  return attune_notebook_lookup_mark (notebook, id);
}

/* A line for each mark, with all that is kept of it but when it was last changed. */
char *
tools_describe (AttuneNotebook *notebook)
{
  GListModel *marks = attune_notebook_get_marks (notebook);
  g_autoptr (GString) string = g_string_new (NULL);
  g_autofree char *checksum = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (marks); i++)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (marks, i);
      const AttuneMarkRecord *record = attune_mark_get_record (mark);
      g_autofree char *place = attune_place_to_string (record->place);

      g_string_append_printf (string, "%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%f|%" G_GINT64_FORMAT "\n",
                              record->id, attune_mark_type_to_string (record->type), place,
                              record->revision, record->quote.prefix, record->quote.exact,
                              record->quote.suffix, record->kind, record->name, record->note,
                              record->rank, record->created);
    }

  checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, string->str, -1);

  return g_strdup_printf ("%u marks, %s", tools_count (notebook), checksum);
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
