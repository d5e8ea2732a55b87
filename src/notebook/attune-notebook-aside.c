/* attune-notebook-aside.c: where damaged files are kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notebook-aside.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

/**
 * attune_notebook_aside_find_name:
 * @path: (type filename): the notebook's file
 *
 * Returns: (transfer full) (type filename): a name that nothing has yet, nor the log of anything:
 *   notebook.db.damaged-20260131T235959, then …-2
 */
char *
attune_notebook_aside_find_name (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%S");

  for (int n = 1;; n++)
    {
      g_autofree char *number = n > 1 ? g_strdup_printf ("-%d", n) : g_strdup ("");
      g_autofree char *name = g_strconcat (path, ".damaged-", stamp, number, NULL);
      g_autofree char *log = g_strconcat (name, "-wal", NULL);

      if (!g_file_test (name, G_FILE_TEST_EXISTS) && !g_file_test (log, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}

static gboolean
fail (const char *file, int cause, GError **error)
{
  g_autofree char *shown = g_filename_display_name (file);

  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (cause),
               /* Translators: the first %s is a file, the second why */
               _ ("The damaged file “%s” could not be moved: %s."), shown, g_strerror (cause));

  return FALSE;
}

static gboolean
move (const char *from, const char *to, const char *suffix, GError **error)
{
  g_autofree char *source = g_strconcat (from, suffix, NULL);
  g_autofree char *target = g_strconcat (to, suffix, NULL);

  return g_rename (source, target) == 0 || errno == ENOENT || fail (source, errno, error);
}

/**
 * attune_notebook_aside_move_log:
 * @path: (type filename): the notebook's file
 * @aside: (type filename): what to call it
 * @error: return location, %G_FILE_ERROR
 *
 * Sets a log aside, and the index of it.
 *
 * Returns: whether there is none left
 */
gboolean
attune_notebook_aside_move_log (const char *path, const char *aside, GError **error)
{
  return move (path, aside, "-wal", error) && move (path, aside, "-shm", error);
}

/**
 * attune_notebook_aside_swap:
 * @path: (type filename): the notebook's file, damaged or missing
 * @repaired: (type filename): what takes its place
 * @aside: (type filename): what to call the damaged file
 * @error: return location, %G_FILE_ERROR
 *
 * Puts a file in the place of a damaged one, which is kept. There is a file at any time, where the
 * disk can have two names of one. The log goes last: it does not know the new file, and the next
 * opening sets it aside if this one is ended here.
 *
 * Returns: whether that was done
 */
gboolean
attune_notebook_aside_swap (const char *path,
                            const char *repaired,
                            const char *aside,
                            GError **error)
{
  if (link (path, aside) != 0 && !move (path, aside, "", error))
    return FALSE;

  return move (repaired, path, "", error) && attune_notebook_aside_move_log (path, aside, error);
}

/**
 * attune_notebook_aside_tell:
 * @words: sentences for the reader
 * @aside: (type filename): where the damaged file would lie
 *
 * Returns: (transfer full): the sentences, and where what was damaged lies, if there was anything
 */
char *
attune_notebook_aside_tell (const char *words, const char *aside)
{
  static const char *const suffixes[] = { "", "-wal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (aside, suffixes[i], NULL);

      if (g_file_test (name, G_FILE_TEST_EXISTS))
        {
          g_autofree char *shown = g_filename_display_name (name);

          /* Translators: the first %s are sentences, the second is a file with its folder */
          return g_strdup_printf (_ ("%s What was damaged is kept in “%s”."), words, shown);
        }
    }

  return g_strdup (words);
}
