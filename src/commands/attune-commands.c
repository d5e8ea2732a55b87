/* attune-commands.c: what Attune does without a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-commands.h"

#include <glib/gi18n-lib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "attune-exchange-command.h"
#include "attune-printer.h"
#include "attune-search-command.h"

#define MAX_WIDTH 80
#define MIN_WIDTH 20

/* How many ids are named where one is wrong. */
#define MAX_SUGGESTIONS 3

/* A run: what it works on and where it writes. */
typedef struct
{
  AttuneLibrary *library;
  const char *index_path;
  const char *notebook_path;
  FILE *out;
  FILE *err;
} Run;

static void
complain (Run *run, const char *message)
{
  g_autofree char *line = attune_print_line (message);

  fprintf (run->err, "attune: %s\n", line);
}

/* What is printed goes nowhere wider than this, and not past the edge of a narrow terminal. */
static guint
width_of_output (FILE *out)
{
  struct winsize size = { 0 };
  int fd = fileno (out);

  if (fd < 0 || !isatty (fd) || ioctl (fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
    return MAX_WIDTH;

  return CLAMP (size.ws_col, MIN_WIDTH, MAX_WIDTH);
}

/* The ids of one article are its own; where there are several they are named with their article. */
static char *
dup_name (Run *run, AttuneArticle *article, const char *id)
{
  return g_list_model_get_n_items (G_LIST_MODEL (run->library)) > 1
             ? g_strconcat (attune_article_get_id (article), "#", id, NULL)
             : g_strdup (id);
}

static gboolean
list_sections (Run *run)
{
  GListModel *articles = G_LIST_MODEL (run->library);

  for (guint a = 0; a < g_list_model_get_n_items (articles); a++)
    {
      g_autoptr (AttuneArticle) article = g_list_model_get_item (articles, a);

      for (guint i = 0; i < attune_article_get_n_sections (article); i++)
        {
          AttuneSection *section = attune_article_get_section (article, i);
          g_autofree char *name = dup_name (run, article, attune_section_get_id (section));
          g_autofree char *title = attune_print_line (attune_section_get_title (section));

          fprintf (run->out, "%s\t%*s%s\n", name, (int) attune_section_get_depth (section) * 2, "",
                   title);
        }
    }

  return TRUE;
}

/* Looks in all articles for those ids that are near. */
static char *
dup_suggestions (Run *run, const char *id)
{
  GListModel *articles = G_LIST_MODEL (run->library);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint a = 0; a < g_list_model_get_n_items (articles); a++)
    {
      g_autoptr (AttuneArticle) article = g_list_model_get_item (articles, a);
      g_auto (GStrv) ids = attune_article_suggest_ids (article, id, MAX_SUGGESTIONS);

      for (guint i = 0; ids[i] != NULL; i++)
        g_strv_builder_take (builder, dup_name (run, article, ids[i]));
    }
  names = g_strv_builder_end (builder);

  return g_strjoinv (", ", names);
}

/* By an id, by ARTICLE#ID, or by an address as --search prints it. */
static const AttuneBlock *
find_block (Run *run, const char *name, AttuneArticle **article)
{
  GListModel *articles = G_LIST_MODEL (run->library);
  gboolean has_scheme = g_ascii_strncasecmp (name, "attune:", strlen ("attune:")) == 0;
  g_autofree char *address = has_scheme ? g_strdup (name) : g_strconcat ("attune:", name, NULL);
  g_autoptr (AttunePlace) place = NULL;

  /* One that is wrong is no place, and as an id it is not found: the caller tells of that. */
  if (has_scheme || strchr (name, '#') != NULL)
    place = attune_place_parse (address, NULL);

  for (guint a = 0; a < g_list_model_get_n_items (articles); a++)
    {
      g_autoptr (AttuneArticle) candidate = g_list_model_get_item (articles, a);
      const AttuneBlock *block = NULL;

      if (place != NULL)
        block = attune_article_resolve (candidate, place, NULL, NULL, NULL);
      else
        block = attune_article_lookup_block (candidate, name);
      if (block != NULL)
        {
          *article = g_steal_pointer (&candidate);
          return block;
        }
    }

  return NULL;
}

static gboolean
read_section (Run *run, const char *name)
{
  g_autoptr (AttuneArticle) article = NULL;
  const AttuneBlock *block = find_block (run, name, &article);
  guint width = width_of_output (run->out);
  g_autofree char *text = NULL;

  if (block == NULL)
    {
      const char *hash = strrchr (name, '#');
      g_autofree char *suggestions = dup_suggestions (run, hash != NULL ? hash + 1 : name);
      g_autofree char *message = NULL;

      if (*suggestions != '\0')
        /* Translators: the first %s is what was asked for, the second a list of ids that there are
         */
        message = g_strdup_printf (_ ("There is no section “%s”. Is it one of these: %s?"), name,
                                   suggestions);
      else
        message = g_strdup_printf (_ ("There is no section “%s”; --sections lists them all."),
                                   name);
      complain (run, message);
      return FALSE;
    }

  if (attune_block_get_block_type (block) == ATTUNE_BLOCK_HEADING)
    text = attune_print_section (article, attune_article_get_section_of_block (article, block),
                                 width);
  else
    text = attune_print_block (block, width);
  fprintf (run->out, "%s", text);

  return TRUE;
}

/* What there is to say of the results goes where they are not read by another program. */
static gboolean
search (Run *run, const char *words, GVariantDict *options)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  gboolean found = FALSE;
  int limit = 0;

  if (g_variant_dict_lookup (options, "limit", "i", &limit) && limit < 1)
    {
      complain (run, _ ("--limit takes a number from 1 on."));
      return FALSE;
    }

  found = attune_search_command (run->library, run->index_path, words, limit,
                                 g_variant_dict_contains (options, "json"), run->out, &told,
                                 &error);
  if (told != NULL)
    complain (run, told);
  if (!found)
    complain (run, error->message);

  return found;
}

/* Says in lines what was done, and how it ended. */
static gboolean
report (Run *run, gboolean ok, const char *told, const GError *error)
{
  g_auto (GStrv) lines = g_strsplit (told != NULL ? told : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = attune_print_line (lines[i]);

      fprintf (run->out, "%s\n", line);
    }
  if (!ok)
    complain (run, error->message);

  return ok;
}

static gboolean
export_marks (Run *run, const char *filename, gboolean with_notes, gboolean only_these)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  gboolean ok = attune_export_command (run->library, only_these, run->notebook_path, filename,
                                       with_notes, &told, &error);

  return report (run, ok, told, error);
}

static gboolean
import_marks (Run *run, const char *filename, const char *conflicts)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  gboolean ok = attune_import_command (run->library, run->notebook_path, filename, conflicts, &told,
                                       &error);

  return report (run, ok, told, error);
}

/* Makes a library of the files that were given. */
static AttuneLibrary *
choose_articles (Run *run, GPtrArray *files)
{
  g_autoptr (AttuneLibrary) library = attune_library_new ();

  for (guint i = 0; i < files->len; i++)
    {
      GFile *file = g_ptr_array_index (files, i);
      g_autoptr (GError) error = NULL;

      if (g_file_has_uri_scheme (file, "attune"))
        complain (run, _ ("Only --read takes an address, and as its own: --read attune:…"));
      else if (attune_library_add_file (library, file, &error) == NULL)
        complain (run, error->message);
      else
        continue;

      return NULL;
    }

  return g_steal_pointer (&library);
}

static gboolean
run_command (Run *run, GVariantDict *options)
{
  g_autoptr (GPtrArray) files = attune_commands_dup_files (options);
  g_autoptr (AttuneLibrary) chosen = NULL;
  const char *argument = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      fprintf (run->out, "attune %s\n", ATTUNE_VERSION);
      return TRUE;
    }

  if (files->len > 0)
    {
      chosen = choose_articles (run, files);
      if (chosen == NULL)
        return FALSE;
      run->library = chosen;
      run->index_path = NULL; /* the file is for the program's own articles */
    }
  else
    {
      const GPtrArray *errors = attune_library_get_errors (run->library);

      for (guint i = 0; i < errors->len; i++)
        complain (run, ((GError *) g_ptr_array_index (errors, i))->message);
      /* What the reader wrote can be had without an article. */
      if (g_list_model_get_n_items (G_LIST_MODEL (run->library)) == 0 &&
          !g_variant_dict_contains (options, "export"))
        {
          complain (run, _ ("There is no article that could be read."));
          return FALSE;
        }
    }

  if (g_variant_dict_contains (options, "sections"))
    return list_sections (run);
  if (g_variant_dict_lookup (options, "read", "&s", &argument))
    return read_section (run, argument);
  if (g_variant_dict_lookup (options, "search", "&s", &argument))
    return search (run, argument, options);
  if (g_variant_dict_lookup (options, "export", "^&ay", &argument))
    return export_marks (run, argument, g_variant_dict_contains (options, "with-notes"),
                         files->len > 0);
  if (g_variant_dict_lookup (options, "import", "^&ay", &argument))
    {
      const char *conflicts = NULL;

      g_variant_dict_lookup (options, "conflicts", "&s", &conflicts);
      return import_marks (run, argument, conflicts);
    }

  if (g_variant_dict_contains (options, "limit") || g_variant_dict_contains (options, "json"))
    complain (run, _ ("--limit and --json go with --search."));
  else if (g_variant_dict_contains (options, "with-notes"))
    complain (run, _ ("--with-notes goes with --export."));
  else
    complain (run, _ ("--conflicts goes with --import."));

  return FALSE;
}

/**
 * attune_commands_run:
 * @options: what was given, where [func@commands_are_asked] is true; of several options that ask
 *   for something the first of version, sections, read, search, export and import
 *   counts
 * @library: the program's own articles; files among @options take their place
 * @index_path: (nullable) (type filename): where the search index of @library lies
 * @notebook_path: (nullable) (type filename): where the notebook lies; %NULL for the usual place
 * @out: takes what was asked for, UTF-8; text is wrapped at 80 columns, or where a narrower
 *   terminal ends
 * @err: takes what went wrong, a line each
 *
 * Does what can be done without a window.
 *
 * Returns: the exit status: 0, or 1 where something went wrong or nothing was found
 */
int
attune_commands_run (GVariantDict *options,
                     AttuneLibrary *library,
                     const char *index_path,
                     const char *notebook_path,
                     FILE *out,
                     FILE *err)
{
  g_autofree char *usual_path = g_build_filename (g_get_user_data_dir (), "attune", "notebook.db",
                                                  NULL);
  Run run = { library, index_path, notebook_path != NULL ? notebook_path : usual_path, out, err };
  gboolean ok = run_command (&run, options);

  /* A full disk, say: what is not there must not look like a success. */
  if (fflush (out) != 0 || ferror (out))
    {
      complain (&run, _ ("The output could not be written."));
      ok = FALSE;
    }

  return ok ? 0 : 1;
}
