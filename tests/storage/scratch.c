/* scratch.c: files that are gone after a test
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scratch.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

Scratch
scratch_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("attune-test-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

/* A database that a thread closes meanwhile takes its log with it, or leaves one. */
static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  if (g_remove (path) == 0 || errno == ENOENT)
    return;
  g_assert_cmpint (errno, ==, ENOTEMPTY);
  remove_all (path);
}

void
scratch_clear (Scratch *self)
{
  remove_all (*self);
  g_clear_pointer (self, g_free);
}

char *
scratch_path (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

GBytes *
scratch_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents = NULL;
  gsize length = 0;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (contents, length);
}

/* Into the file that is there, if there is one: not into another of its name. */
void
scratch_write (const char *path, gconstpointer data, gsize size)
{
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (data, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}

void
scratch_copy (const char *from, const char *to)
{
  g_autoptr (GBytes) bytes = scratch_read (from);

  scratch_write (to, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

gboolean
scratch_has (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);

  return g_file_test (name, G_FILE_TEST_EXISTS);
}

guint
scratch_mode (const char *path)
{
  GStatBuf status = { 0 };

  g_assert_cmpint (g_stat (path, &status), ==, 0);

  return status.st_mode & 07777;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The names in a folder that begin so, sorted; none where there is no folder. */
GStrv
scratch_list (const char *folder, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *name = NULL;
  GStrv names = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix))
      g_strv_builder_add (builder, name);

  names = g_strv_builder_end (builder);
  qsort (names, g_strv_length (names), sizeof *names, compare);

  return names;
}
