/* test-notebook-disk.c: a full disk, and a folder that cannot be written to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* unshare() */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include "attune-storage-error.h"
#include "fault-vfs.h"
#include "notebook-tools.h"

/* Why there can be no disks of our own, if so. */
static const char *no_mounts;

static void
write_proc (const char *path, const char *text)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  if (write (fd, text, strlen (text)) < 0)
    no_mounts = "user namespaces cannot be set up";
  g_close (fd, NULL);
}

/* Lets this program mount what nobody else sees. Before there is any thread. */
static void
enter_namespace (void)
{
  g_autofree char *users = g_strdup_printf ("0 %u 1", (guint) getuid ());
  g_autofree char *groups = g_strdup_printf ("0 %u 1", (guint) getgid ());

  if (unshare (CLONE_NEWNS) != 0)
    {
      if (unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0)
        {
          no_mounts = "namespaces are refused here";
          return;
        }
      write_proc ("/proc/self/setgroups", "deny");
      write_proc ("/proc/self/uid_map", users);
      write_proc ("/proc/self/gid_map", groups);
    }
  if (no_mounts == NULL && mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
    no_mounts = "mounts are refused here";
}

/* A disk of @size bytes in a folder of its own. */
static char *
mount_disk (const char *folder, const char *size)
{
  g_autofree char *disk = scratch_path (folder, "disk");
  g_autofree char *options = g_strconcat ("mode=0700,size=", size, NULL);

  g_assert_cmpint (g_mkdir (disk, 0700), ==, 0);
  g_assert_cmpint (mount ("none", disk, "tmpfs", 0, options), ==, 0);

  return g_steal_pointer (&disk);
}

static void
unmount_disk (const char *disk)
{
  g_assert_cmpint (umount2 (disk, MNT_DETACH), ==, 0);
}

static gboolean
skip_without_mounts (void)
{
  if (no_mounts != NULL)
    g_test_skip (no_mounts);

  return no_mounts != NULL;
}

static void
fill_disk (const char *file)
{
  static const char block[4096] = { 0 };
  int fd = g_open (file, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, block, sizeof block) > 0)
    continue;
  g_assert_cmpint (errno, ==, ENOSPC);
  g_close (fd, NULL);
}

typedef struct
{
  int n_failed;
  int n_notified;
  char *message;
} Watch;

static void
write_failed_cb (AttuneNotebook *notebook, const GError *error, gpointer user_data)
{
  Watch *watch = user_data;

  watch->n_failed++;
  g_free (watch->message);
  watch->message = g_strdup (error->message);
}

static void
notify_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  ((Watch *) user_data)->n_notified++;
}

static void
watch (AttuneNotebook *notebook, Watch *seen)
{
  g_signal_connect (notebook, "write-failed", G_CALLBACK (write_failed_cb), seen);
  g_signal_connect (notebook, "notify::has-unsaved", G_CALLBACK (notify_cb), seen);
}

static gboolean
wait_until_saved (AttuneNotebook *notebook, int seconds)
{
  gint64 until = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;

  while (attune_notebook_has_unsaved (notebook) && g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);

  return !attune_notebook_has_unsaved (notebook);
}

/* From now on, no file may be written beyond its first bytes: a disk that is full for good. */
static void
refuse_writes (gboolean refuse)
{
  static struct rlimit unlimited;
  struct rlimit limit;

  if (unlimited.rlim_max == 0)
    g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &unlimited), ==, 0);
  limit = unlimited;
  if (refuse)
    limit.rlim_cur = 1;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_fails_and_comes_back (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "notebook.db");
  g_autoptr (AttuneArticle) article = tools_load_article ();
  g_autoptr (AttuneNotebook) notebook = tools_open_sound (path);
  g_autoptr (AttuneMark) kept = tools_make_bookmark (article, "welcome");
  g_autoptr (AttuneMark) first = tools_make_bookmark (article, "hint");
  g_autoptr (AttuneMark) again = tools_make_bookmark (article, "hint");
  g_autoptr (AttuneMark) second = tools_make_bookmark (article, "scene");
  g_autoptr (GError) error = NULL;
  Watch seen = { 0 };

  watch (notebook, &seen);
  g_assert_true (tools_add (notebook, kept, &error));

  refuse_writes (TRUE);
  g_assert_false (tools_add (notebook, first, &error));
  g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_FULL);
  g_assert_cmpint (seen.n_failed, ==, 1);
  g_assert_cmpstr (seen.message, ==, error->message);
  g_clear_error (&error);
  g_assert_true (attune_notebook_has_unsaved (notebook));
  g_assert_cmpint (seen.n_notified, ==, 1);
  g_assert_cmpuint (tools_count (notebook), ==, 1); /* nothing is shown that is not there */

  /* The same again is no second bookmark; another, and a name, wait behind it. */
  g_assert_false (tools_add (notebook, again, &error));
  g_clear_error (&error);
  g_assert_false (tools_add (notebook, second, &error));
  g_clear_error (&error);
  g_assert_false (tools_rename (notebook, kept, "Named", &error));
  g_clear_error (&error);
  g_assert_false (attune_notebook_flush (notebook, &error));
  g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_null (attune_mark_get_name (kept));
  g_assert_cmpint (seen.n_failed, ==, 4);

  /* By itself, when there is room again. */
  refuse_writes (FALSE);
  g_assert_true (wait_until_saved (notebook, 15));
  g_assert_cmpint (seen.n_notified, ==, 2);
  g_assert_cmpuint (tools_count (notebook), ==, 3);
  g_assert_true (attune_notebook_find_bookmark (notebook, "small", "hint") == first);
  g_assert_cmpstr (attune_mark_get_name (kept), ==, "Named");
  g_assert_true (attune_notebook_flush (notebook, &error));
  g_assert_finalize_object (g_steal_pointer (&notebook));
  g_free (seen.message);

  notebook = tools_open_sound (path);
  g_assert_cmpuint (tools_count (notebook), ==, 3);
  g_assert_cmpstr (
      attune_mark_get_name (attune_notebook_find_bookmark (notebook, "small", "welcome")), ==,
      "Named");
}

/* With the next write, or on leaving, without waiting. */
static void
test_comes_back_at_once (void)
{
  for (int i = 0; i < 2; i++)
    {
      g_auto (Scratch) folder = scratch_new ();
      g_autofree char *path = scratch_path (folder, "notebook.db");
      g_autoptr (AttuneArticle) article = tools_load_article ();
      g_autoptr (AttuneNotebook) notebook = tools_open_sound (path);
      g_autoptr (AttuneMark) first = tools_make_bookmark (article, "hint");
      g_autoptr (AttuneMark) second = tools_make_bookmark (article, "scene");
      g_autoptr (GError) error = NULL;

      refuse_writes (TRUE);
      g_assert_false (tools_add (notebook, first, &error));
      refuse_writes (FALSE);
      g_clear_error (&error);
      if (i == 0)
        g_assert_true (tools_add (notebook, second, &error));
      else
        g_assert_true (attune_notebook_flush (notebook, &error));
      g_assert_no_error (error);
      g_assert_false (attune_notebook_has_unsaved (notebook));
      g_assert_cmpuint (tools_count (notebook), ==, i == 0 ? 2 : 1);
    }
}

static void
test_given_up (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "notebook.db");
  g_autoptr (AttuneArticle) article = tools_load_article ();
  g_autoptr (AttuneNotebook) notebook = tools_open_sound (path);
  g_autoptr (AttuneMark) bookmark = tools_make_bookmark (article, "hint");
  g_autoptr (AttunePlace) place = attune_place_new ("small", "hint");
  g_autoptr (GError) error = NULL;

  refuse_writes (TRUE);
  g_assert_false (tools_add (notebook, bookmark, &error));
  g_clear_error (&error);
  g_assert_true (tools_remove (notebook, bookmark, &error));
  g_assert_no_error (error);
  g_assert_false (attune_notebook_has_unsaved (notebook));

  /* Where reading has got to is nothing to ask about on leaving. */
  attune_notebook_set_position (notebook, article, place);
  g_assert_true (attune_notebook_flush (notebook, &error));
  g_assert_false (attune_notebook_has_unsaved (notebook));
  refuse_writes (FALSE);
  g_assert_finalize_object (g_steal_pointer (&notebook));

  notebook = tools_open_sound (path);
  g_assert_cmpuint (tools_count (notebook), ==, 0);
}

static void
test_full_disk (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *disk = NULL;
  g_autofree char *path = NULL;
  g_autofree char *ballast = NULL;
  g_autoptr (AttuneArticle) article = tools_load_article ();
  g_autoptr (AttuneNotebook) notebook = NULL;
  g_autoptr (GError) error = NULL;
  guint n_added = 0;

  if (skip_without_mounts ())
    return;
  disk = mount_disk (folder, "1m");
  path = scratch_path (disk, "notebook.db");
  ballast = scratch_path (disk, "ballast");

  notebook = tools_open_sound (path);
  tools_fill (notebook, article, 3);
  fill_disk (ballast);
  while (n_added < 1000)
    {
      g_autoptr (AttunePlace) place = attune_place_new_range ("small", "welcome", 0, n_added);
      g_autoptr (AttuneMark) bookmark = attune_mark_new_bookmark (article, place);

      n_added++;
      if (!tools_add (notebook, bookmark, &error))
        break;
    }
  g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_FULL);
  g_assert_true (attune_notebook_has_unsaved (notebook));
  g_assert_cmpuint (tools_count (notebook), ==, 3 + n_added - 1);

  g_assert_cmpint (g_unlink (ballast), ==, 0);
  g_assert_true (wait_until_saved (notebook, 15));
  g_assert_finalize_object (g_steal_pointer (&notebook));
  notebook = tools_open_sound (path);
  g_assert_cmpuint (tools_count (notebook), ==, 3 + n_added);
  g_clear_object (&notebook);

  /* Full from the start: what is there is shown. */
  fill_disk (ballast);
  notebook = attune_notebook_open (path);
  g_assert_cmpuint (tools_count (notebook), ==, 3 + n_added);
  g_assert_false (attune_notebook_get_read_only (notebook));
  g_test_message ("Full at the start: %s", attune_notebook_get_problem (notebook));
  g_clear_object (&notebook);
  g_assert_cmpint (g_unlink (ballast), ==, 0);
  notebook = tools_open_sound (path);
  g_assert_cmpuint (tools_count (notebook), ==, 3 + n_added);
  g_clear_object (&notebook);
  unmount_disk (disk);
}

/* No room for a new notebook at all. */
static void
test_full_and_new (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *disk = NULL;
  g_autofree char *path = NULL;
  g_autofree char *ballast = NULL;
  g_autoptr (AttuneArticle) article = tools_load_article ();
  g_autoptr (AttuneMark) bookmark = tools_make_bookmark (article, "hint");
  g_autoptr (AttuneNotebook) notebook = NULL;
  g_autoptr (GError) error = NULL;

  if (skip_without_mounts ())
    return;
  disk = mount_disk (folder, "64k");
  path = scratch_path (disk, "attune/notebook.db");
  ballast = scratch_path (disk, "ballast");
  fill_disk (ballast);
  notebook = attune_notebook_open (path);
  g_assert_nonnull (strstr (attune_notebook_get_problem (notebook), "room"));
  g_assert_true (tools_add (notebook, bookmark, &error));
  g_assert_true (attune_notebook_has_unsaved (notebook));
  g_clear_object (&notebook);

  g_assert_cmpint (g_unlink (ballast), ==, 0);
  unmount_disk (disk);
  g_clear_pointer (&disk, g_free);
}

static void
test_read_only_disk (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *disk = NULL;
  g_autofree char *path = NULL;
  g_autoptr (AttuneArticle) article = tools_load_article ();
  g_autoptr (AttuneMark) bookmark = tools_make_bookmark (article, "hint");
  g_autoptr (AttuneNotebook) notebook = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_autofree char *shown = NULL;

  if (skip_without_mounts ())
    return;
  disk = mount_disk (folder, "1m");
  path = scratch_path (disk, "notebook.db");
  notebook = tools_open_sound (path);
  tools_fill (notebook, article, 5);
  content = tools_describe (notebook);
  g_assert_finalize_object (g_steal_pointer (&notebook));
  g_assert_cmpint (mount (NULL, disk, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);

  notebook = attune_notebook_open (path);
  shown = tools_describe (notebook);
  g_assert_cmpstr (shown, ==, content);
  g_assert_nonnull (strstr (attune_notebook_get_problem (notebook), "cannot be written"));
  g_assert_true (tools_add (notebook, bookmark, &error));
  g_assert_true (tools_remove (
      notebook, attune_notebook_find_bookmark (notebook, "small", "welcome"), &error));
  g_assert_true (attune_notebook_has_unsaved (notebook));
  g_assert_finalize_object (g_steal_pointer (&notebook));

  g_assert_cmpint (mount (NULL, disk, NULL, MS_REMOUNT, NULL), ==, 0);
  g_free (shown);
  notebook = tools_open_sound (path);
  shown = tools_describe (notebook);
  g_assert_cmpstr (shown, ==, content);
  g_assert_finalize_object (g_steal_pointer (&notebook));
  unmount_disk (disk);
}

/* One of an older program is shown too. */
static void
test_read_only_and_old (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *fixture = g_test_build_filename (G_TEST_DIST, "fixtures", "notebook-v1.db",
                                                    NULL);
  g_autofree char *disk = NULL;
  g_autofree char *path = NULL;
  g_autoptr (AttuneNotebook) notebook = NULL;

  if (skip_without_mounts ())
    return;
  disk = mount_disk (folder, "1m");
  path = scratch_path (disk, "notebook.db");
  scratch_copy (fixture, path);
  g_assert_cmpint (mount (NULL, disk, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  notebook = attune_notebook_open (path);
  g_assert_cmpuint (tools_count (notebook), ==, 64);
  g_assert_cmpuint (g_list_model_get_n_items (attune_notebook_get_kinds (notebook)), ==, 5);
  g_assert_nonnull (strstr (attune_notebook_get_problem (notebook), "cannot be written"));
  g_assert_finalize_object (g_steal_pointer (&notebook));
  g_assert_cmpint (mount (NULL, disk, NULL, MS_REMOUNT, NULL), ==, 0);
  unmount_disk (disk);
}

/* What was marked while nothing could be written, is written as soon as that can be done: by
 * itself, or on leaving. */
static void
test_written_later (gconstpointer data)
{
  gboolean on_leaving = GPOINTER_TO_INT (data);
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *disk = NULL;
  g_autofree char *path = NULL;
  g_autoptr (AttuneArticle) article = tools_load_article ();
  g_autoptr (AttuneMark) added = tools_make_bookmark (article, "hint");
  g_autoptr (AttuneMark) passing = tools_make_bookmark (article, "scene");
  g_autofree char *noted = NULL;
  g_autoptr (AttunePlace) place = attune_place_new ("small", "hint");
  g_autoptr (AttuneNotebook) notebook = NULL;
  g_autoptr (AttuneMark) first = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *kept = NULL;
  Watch seen = { 0 };

  if (skip_without_mounts ())
    return;
  disk = mount_disk (folder, "1m");
  path = scratch_path (disk, "notebook.db");
  notebook = tools_open_sound (path);
  tools_fill (notebook, article, 5);
  g_assert_finalize_object (g_steal_pointer (&notebook));
  g_assert_cmpint (mount (NULL, disk, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);

  notebook = attune_notebook_open (path);
  watch (notebook, &seen);
  first = g_list_model_get_item (attune_notebook_get_marks (notebook), 0);
  noted = g_strdup (attune_mark_get_id (first));
  g_assert_true (tools_add (notebook, added, &error));
  g_assert_true (tools_add (notebook, passing, &error));
  g_assert_true (tools_write_note (notebook, first, "Written in memory", &error));
  g_assert_true (tools_remove (notebook, passing, &error));
  attune_notebook_set_position (notebook, article, place);
  g_assert_false (attune_notebook_flush (notebook, &error)); /* not yet */
  g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_READ_ONLY);
  g_clear_error (&error);

  g_assert_cmpint (mount (NULL, disk, NULL, MS_REMOUNT, NULL), ==, 0);
  if (on_leaving)
    g_assert_true (tools_flush (notebook, &error));
  else
    g_assert_true (wait_until_saved (notebook, 60));
  g_assert_no_error (error);
  g_assert_false (attune_notebook_has_unsaved (notebook));
  g_assert_cmpstr (attune_notebook_get_problem (notebook), ==, NULL);
  g_assert_cmpint (seen.n_notified, ==, 2);
  g_assert_cmpint (seen.n_failed, ==, 0);
  g_assert_true (attune_notebook_lookup_mark (notebook, attune_mark_get_id (added)) == added);
  shown = tools_describe (notebook);
  g_assert_finalize_object (g_steal_pointer (&notebook));

  notebook = tools_open_sound (path);
  kept = tools_describe (notebook);
  g_assert_cmpstr (shown, ==, kept);
  g_assert_cmpuint (tools_count (notebook), ==, 6);
  g_assert_cmpstr (attune_mark_get_note (tools_find (notebook, noted)), ==, "Written in memory");
  g_assert_true (attune_place_equal (attune_notebook_get_position (notebook, "small"), place));
  g_assert_finalize_object (g_steal_pointer (&notebook));
  g_free (seen.message);
  unmount_disk (disk);
}

/* The disk is full after any number of bytes, at any time: when there is room again, all is there.
 */
static void
test_full_after (void)
{
  enum
  {
    N = 12,
    MAX_BYTES = 160000
  };
  g_autoptr (AttuneArticle) article = tools_load_article ();
  guint n_rounds = tools_rounds (150, 2000);
  guint n_failed = 0, n_in_memory = 0;

  for (guint round = 0; round < n_rounds; round++)
    {
      g_auto (Scratch) folder = scratch_new ();
      g_autofree char *path = scratch_path (folder, "notebook.db");
      g_autoptr (AttuneNotebook) notebook = NULL;
      g_autoptr (GError) error = NULL;

      if (round % 2)
        {
          notebook = tools_open_sound (path);
          tools_fill (notebook, article, N);
          g_assert_finalize_object (g_steal_pointer (&notebook));
        }
      fault_vfs_arm (FAULT_FULL, round < 20 ? (int) round : g_test_rand_int_range (0, MAX_BYTES));
      notebook = attune_notebook_open (path);
      n_in_memory += attune_notebook_get_problem (notebook) != NULL;
      for (guint i = 0; i < N; i++)
        {
          g_autoptr (AttunePlace) place = attune_place_new_range ("small", "welcome", i, i + 9);
          g_autoptr (AttuneMark) mark = attune_mark_new_note (article, place, "A note");
          g_autoptr (GError) failure = NULL;

          if (!tools_add (notebook, mark, &failure))
            {
              g_assert_error (failure, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_FULL);
              n_failed++;
            }
        }
      fault_vfs_arm (FAULT_NONE, 0);
      g_assert_true (tools_flush (notebook, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (tools_count (notebook), ==, round % 2 ? 2 * N : N);
      g_assert_finalize_object (g_steal_pointer (&notebook));
      notebook = tools_open_sound (path);
      g_assert_cmpuint (tools_count (notebook), ==, round % 2 ? 2 * N : N);
    }
  g_test_message ("%u full disks (%u of them at the start): %u writes failed, 0 lost", n_rounds,
                  n_in_memory, n_failed);
  g_assert_cmpuint (n_failed, >, n_rounds);
  g_assert_cmpuint (n_in_memory, >, 0);
}

int
main (int argc, char **argv)
{
  enter_namespace ();
  signal (SIGXFSZ, SIG_IGN);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/notebook/disk/fails-and-comes-back", test_fails_and_comes_back);
  g_test_add_func ("/notebook/disk/comes-back-at-once", test_comes_back_at_once);
  g_test_add_func ("/notebook/disk/given-up", test_given_up);
  g_test_add_func ("/notebook/disk/full", test_full_disk);
  g_test_add_func ("/notebook/disk/full-and-new", test_full_and_new);
  g_test_add_func ("/notebook/disk/read-only", test_read_only_disk);
  g_test_add_func ("/notebook/disk/read-only-and-old", test_read_only_and_old);
  g_test_add_data_func ("/notebook/disk/written-later", GINT_TO_POINTER (FALSE),
                        test_written_later);
  g_test_add_data_func ("/notebook/disk/written-on-leaving", GINT_TO_POINTER (TRUE),
                        test_written_later);
  fault_vfs_register ();
  g_test_add_func ("/notebook/disk/full-after", test_full_after);

  return g_test_run ();
}
