/* attune-commands-options.c: the options of the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "attune-commands.h"

/**
 * attune_commands_add_options:
 * @application: the application, before it runs
 *
 * Adds the options of the command line, and with them what --help says.
 */
void
attune_commands_add_options (GApplication *application)
{
  g_application_add_main_option (application, "sections", '\0', G_OPTION_FLAG_NONE,
                                 G_OPTION_ARG_NONE, _ ("List the sections, each with its id"),
                                 NULL);
  g_application_add_main_option (application, "read", '\0', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING,
                                 _ ("Print a section and those under it, or the passage at an "
                                    "address"),
                                 /* Translators: stands for an id in the help of the command line */
                                 _ ("ID"));
  g_application_add_main_option (application, "search", '\0', G_OPTION_FLAG_NONE,
                                 G_OPTION_ARG_STRING,
                                 _ ("List the passages in which all of these words are found, the "
                                    "best first"),
                                 /* Translators: stands for words in the help of the command line */
                                 _ ("WORDS"));
  g_application_add_main_option (application, "limit", '\0', G_OPTION_FLAG_NONE, G_OPTION_ARG_INT,
                                 _ ("With --search: list so many at most"),
                                 /* Translators: stands for a number in the help of the command
                                    line */
                                 _ ("N"));
  g_application_add_main_option (application, "json", '\0', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE,
                                 _ ("With --search: print them as JSON, for another program"),
                                 NULL);
  g_application_add_main_option (
      application, "export", '\0', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME,
      _ ("Write your bookmarks and highlights to a file, whose name "
         "ends in .md, .html, .csv or .json"),
      /* Translators: stands for a file in the help of the command line */
      _ ("FILE"));
  g_application_add_main_option (application, "with-notes", '\0', G_OPTION_FLAG_NONE,
                                 G_OPTION_ARG_NONE,
                                 _ ("With --export: write your notes and names as well"), NULL);
  g_application_add_main_option (application, "import", '\0', G_OPTION_FLAG_NONE,
                                 G_OPTION_ARG_FILENAME,
                                 _ ("Take marks into your notebook from a .json file"), _ ("FILE"));
  g_application_add_main_option (application, "conflicts", '\0', G_OPTION_FLAG_NONE,
                                 G_OPTION_ARG_STRING,
                                 _ ("With --import: what to keep where marks differ: both, newer "
                                    "or, to leave yours as they are, skip"),
                                 /* Translators: stands for “both”, “newer” or “skip” in the help of
                                    the command line */
                                 _ ("WHICH"));
  g_application_add_main_option (application, "version", '\0', G_OPTION_FLAG_NONE,
                                 G_OPTION_ARG_NONE, _ ("Print the version"), NULL);
  g_application_add_main_option (application, G_OPTION_REMAINING, '\0', G_OPTION_FLAG_NONE,
                                 G_OPTION_ARG_FILENAME_ARRAY, "",
                                 /* Translators: what can be given on the command line */
                                 _ ("[FILE or attune:ADDRESS]"));
  g_application_set_option_context_summary (application,
                                            _ ("Opens an article where you left off, or at an "
                                               "address. With one of the options below it "
                                               "answers here, without a window."));
}

/**
 * attune_commands_are_asked:
 * @options: what was given
 *
 * Returns: whether there is something to be done without a window
 */
gboolean
attune_commands_are_asked (GVariantDict *options)
{
  static const char *const names[] = { "version", "sections", "read",       "search", "limit",
                                       "json",    "export",   "with-notes", "import", "conflicts" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_variant_dict_contains (options, names[i]))
      return TRUE;

  return FALSE;
}

/**
 * attune_commands_dup_files:
 * @options: what was given
 *
 * Returns: (transfer full) (element-type GFile): the files and `attune:` addresses that were given
 *   beside the options
 */
GPtrArray *
attune_commands_dup_files (GVariantDict *options)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree const char **names = NULL;

  if (g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &names))
    for (guint i = 0; names[i] != NULL; i++)
      g_ptr_array_add (files, g_file_new_for_commandline_arg (names[i]));

  return files;
}
