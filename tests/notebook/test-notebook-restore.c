/* test-notebook-restore.c: backing up to a file, and going back to one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "attune-notebook-restore.h"
#include "attune-notebook-schema.h"
#include "attune-storage-error.h"
#include "notebook-tools.h"

typedef struct
{
  Scratch folder;
  char *path;
  GFile *file; /* for a backup */
  AttuneArticle *article;
  AttuneNotebook *notebook;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = NULL;

  fixture->folder = scratch_new ();
  fixture->path = scratch_path (fixture->folder, "notebook.db");
  backup = scratch_path (fixture->folder, "My backup.attune");
  fixture->file = g_file_new_for_path (backup);
  fixture->article = tools_load_article ();
  fixture->notebook = tools_open_sound (fixture->path);
  tools_fill (fixture->notebook, fixture->article, 10);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->notebook);
  g_clear_object (&fixture->article);
  g_clear_object (&fixture->file);
  g_free (fixture->path);
  scratch_clear (&fixture->folder);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static gboolean
back_up (Fixture *fixture, GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  attune_notebook_back_up_async (fixture->notebook, file, ready_cb, &result);

  return attune_notebook_back_up_finish (fixture->notebook, wait_for (&result), error);
}

static AttuneRestorePreview *
preview (Fixture *fixture, GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  attune_notebook_preview_restore_async (fixture->notebook, file, ready_cb, &result);

  return attune_notebook_preview_restore_finish (fixture->notebook, wait_for (&result), error);
}

static gboolean
restore (Fixture *fixture, GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  attune_notebook_restore_async (fixture->notebook, file, ready_cb, &result);

  return attune_notebook_restore_finish (fixture->notebook, wait_for (&result), error);
}

/* Removes two, changes three, adds one; and adds a kind. */
static void
change (Fixture *fixture)
{
  GListModel *marks = attune_notebook_get_marks (fixture->notebook);
  g_autoptr (AttuneEdit) edit = attune_edit_new ();
  g_autoptr (AttuneKind)
      kind = attune_kind_new ("own", "Own", ATTUNE_HUE_PINK, ATTUNE_PATTERN_THICK, 9);
  g_autoptr (AttuneKind)
      renamed = attune_kind_new ("theory", "Theories", ATTUNE_HUE_BLUE, ATTUNE_PATTERN_SOLID, 1);
  g_autoptr (AttunePlace) place = attune_place_new_range ("small", "hint", 1, 3);
  g_autoptr (AttuneMark) added = attune_mark_new_highlight (fixture->article, place, "own");

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (marks, i * 2);

      if (i < 2)
        attune_edit_remove (edit, mark);
      else
        attune_edit_set_name (edit, mark, "changed");
    }
  attune_edit_put_kind (edit, kind);
  attune_edit_put_kind (edit, renamed);
  attune_edit_add (edit, added);
  g_assert_true (tools_commit (fixture->notebook, edit, NULL));
}

static void
test_and_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = tools_describe (fixture->notebook);
  g_autofree char *changed = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *backups = scratch_path (fixture->folder, "backups");
  g_autofree char *newest = NULL;
  g_autoptr (AttuneRestorePreview) shown = NULL;
  g_autoptr (AttuneRestorePreview) same = NULL;
  g_autoptr (AttuneNotebook) other = tools_open_sound (fixture->path);
  g_autoptr (GFile) kept = NULL;
  g_autoptr (AttuneMark) unchanged = NULL;
  g_autoptr (AttunePlace) place = attune_place_new ("small", "hint");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) made = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) leftovers = NULL;

  g_assert_true (back_up (fixture, fixture->file, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (scratch_mode (g_file_peek_path (fixture->file)), ==, 0600);
  g_assert_true (back_up (fixture, fixture->file, &error)); /* over the one that is there */

  change (fixture);
  changed = tools_describe (fixture->notebook);
  unchanged = g_list_model_get_item (attune_notebook_get_marks (fixture->notebook), 0);
  shown = preview (fixture, fixture->file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (shown->n_marks, ==, 10);
  g_assert_cmpuint (shown->n_added, ==, 2);
  g_assert_cmpuint (shown->n_removed, ==, 1);
  g_assert_cmpuint (shown->n_changed, ==, 3);
  g_assert_cmpuint (shown->n_same, ==, 5);
  g_assert_cmpuint (shown->n_kinds_added, ==, 0);
  g_assert_cmpuint (shown->n_kinds_removed, ==, 1);
  g_assert_cmpuint (shown->n_kinds_changed, ==, 1);
  g_assert_cmpint (ABS (g_date_time_difference (shown->time, now)), <, 60 * G_USEC_PER_SEC);
  g_assert_cmpint (ABS (g_date_time_difference (shown->newest, now)), <, 60 * G_USEC_PER_SEC);
  restored = tools_describe (fixture->notebook); /* nothing was changed by looking */
  g_assert_cmpstr (restored, ==, changed);

  attune_notebook_set_position (fixture->notebook, fixture->article, place);
  g_assert_true (restore (fixture, fixture->file, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tools_count (fixture->notebook), ==, 10);
  g_assert_true (tools_find (fixture->notebook, attune_mark_get_id (unchanged)) == unchanged);
  g_assert_null (attune_notebook_lookup_kind (fixture->notebook, "own"));
  g_assert_cmpstr (attune_kind_get_name (attune_notebook_lookup_kind (fixture->notebook, "theory")),
                   ==, NULL);
  g_assert_true (
      attune_place_equal (attune_notebook_get_position (fixture->notebook, "small"), place));
  tools_wait_for_count (other, 10); /* another program shows it too */
  g_assert_finalize_object (g_steal_pointer (&other));
  same = preview (fixture, fixture->file, &error);
  g_assert_cmpuint (same->n_same, ==, 10);
  g_assert_cmpuint (same->n_added + same->n_removed + same->n_changed, ==, 0);

  /* What there was before is kept, and can be gone back to. */
  newest = attune_notebook_dup_newest_backup (fixture->notebook, &made);
  g_assert_nonnull (strstr (newest, "before-restore-"));
  g_assert_cmpint (ABS (g_date_time_difference (made, now)), <, 60 * G_USEC_PER_SEC);
  kept = g_file_new_for_path (newest);
  g_assert_true (restore (fixture, kept, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tools_count (fixture->notebook), ==, 9);
  g_assert_nonnull (attune_notebook_lookup_kind (fixture->notebook, "own"));

  g_assert_finalize_object (g_steal_pointer (&fixture->notebook));
  fixture->notebook = tools_open_sound (fixture->path);
  g_assert_cmpuint (tools_count (fixture->notebook), ==, 9);
  g_assert_cmpstr (before, !=, changed);

  leftovers = scratch_list (backups, "notebook-passing");
  g_assert_cmpuint (g_strv_length (leftovers), ==, 0);
}

/* The order of a list that was restored is the same for all who open it. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shown = NULL;
  g_autofree char *kept = NULL;

  g_assert_true (back_up (fixture, fixture->file, NULL));
  change (fixture);
  g_assert_true (restore (fixture, fixture->file, NULL));
  shown = tools_describe (fixture->notebook);
  g_assert_finalize_object (g_steal_pointer (&fixture->notebook));
  fixture->notebook = tools_open_sound (fixture->path);
  kept = tools_describe (fixture->notebook);
  g_assert_cmpstr (shown, ==, kept);
}

static void
test_old_version (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old = g_test_build_filename (G_TEST_DIST, "fixtures", "notebook-v1.db", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (old);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = scratch_read (old);
  g_autoptr (GBytes) after = NULL;

  g_assert_true (restore (fixture, file, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tools_count (fixture->notebook), ==, 64);
  after = scratch_read (old);
  g_assert_true (g_bytes_equal (before, after));
}

static void
assert_refused (Fixture *fixture, GFile *file, AttuneStorageError code)
{
  g_autofree char *before = tools_describe (fixture->notebook);
  g_autofree char *after = NULL;
  g_autofree char *backups = scratch_path (fixture->folder, "backups");
  g_auto (GStrv) names = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (preview (fixture, file, &error));
  g_assert_error (error, ATTUNE_STORAGE_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_clear_error (&error);
  g_assert_false (restore (fixture, file, &error));
  g_assert_error (error, ATTUNE_STORAGE_ERROR, (int) code);
  after = tools_describe (fixture->notebook);
  g_assert_cmpstr (before, ==, after);
  names = scratch_list (backups, "");
  g_assert_cmpuint (g_strv_length (names), ==, 0);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  const char *name = g_file_peek_path (fixture->file);
  g_autofree char *linked = scratch_path (fixture->folder, "linked");
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/at-all");
  g_autoptr (GFile) self = g_file_new_for_path (fixture->path);
  g_autoptr (GFile) link_to_self = g_file_new_for_path (linked);
  g_autoptr (GBytes) whole = NULL;
  g_autofree char *damaged = NULL;
  g_autoptr (GError) error = NULL;

  scratch_write (name, "", 0);
  assert_refused (fixture, fixture->file, ATTUNE_STORAGE_ERROR_CORRUPT);
  scratch_write (name, "This is a letter.", 17);
  assert_refused (fixture, fixture->file, ATTUNE_STORAGE_ERROR_CORRUPT);

  g_assert_true (back_up (fixture, fixture->file, &error));
  whole = scratch_read (name);
  scratch_write (name, g_bytes_get_data (whole, NULL), g_bytes_get_size (whole) - 4096);
  assert_refused (fixture, fixture->file, ATTUNE_STORAGE_ERROR_CORRUPT);
  damaged = g_memdup2 (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));
  damaged[63] = 99; /* the version */
  scratch_write (name, damaged, g_bytes_get_size (whole));
  assert_refused (fixture, fixture->file, ATTUNE_STORAGE_ERROR_NEWER_SCHEMA);

  assert_refused (fixture, self, ATTUNE_STORAGE_ERROR_REFUSED);
  g_assert_false (back_up (fixture, self, &error));
  g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (g_file_make_symbolic_link (link_to_self, fixture->path, NULL, &error));
  assert_refused (fixture, link_to_self, ATTUNE_STORAGE_ERROR_REFUSED);

  g_assert_null (preview (fixture, missing, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (back_up (fixture, missing, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
test_size (Fixture *fixture, gconstpointer data)
{
  goffset size = attune_notebook_get_size (fixture->notebook);
  g_autoptr (GDateTime) time = NULL;

  g_assert_cmpint (size, >, 4096);
  tools_fill (fixture->notebook, fixture->article, 200);
  g_assert_cmpint (attune_notebook_get_size (fixture->notebook), >, size);
  g_assert_null (attune_notebook_dup_newest_backup (fixture->notebook, &time));
  g_assert_null (time);
}

/* What is on its way when a backup is asked for, is in it. */
static void
test_nothing_is_left_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneMark) mark = tools_make_bookmark (fixture->article, "scene");
  g_autoptr (AttuneRestorePreview) shown = NULL;
  g_autoptr (GError) error = NULL;

  tools_begin_add (fixture->notebook, mark, NULL, NULL);
  g_assert_true (back_up (fixture, fixture->file, &error));
  shown = preview (fixture, fixture->file, &error);
  g_assert_cmpuint (shown->n_marks, ==, 11);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/notebook/restore/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("and-back", test_and_back);
  ADD ("order", test_order);
  ADD ("old-version", test_old_version);
  ADD ("refused", test_refused);
  ADD ("size", test_size);
  ADD ("nothing-is-left-out", test_nothing_is_left_out);

  return g_test_run ();
}
