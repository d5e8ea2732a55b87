/* test-exchange-commands.c: marks out of the notebook and into it, without a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "attune-commands.h"
#include "attune-notebook-schema.h"
#include "exchange-tools.h"

typedef struct
{
  Scratch folder;
  AttuneLibrary *library;
  AttuneArticle *article;
  char *notebook; /* where it lies */
  char *out;      /* of the last run */
  char *err;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = scratch_new ();
  fixture->library = exchange_open_library ();
  fixture->article = exchange_get_article (fixture->library);
  fixture->notebook = scratch_path (fixture->folder, "notebook.db");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->out, g_free);
  g_clear_pointer (&fixture->err, g_free);
  g_clear_pointer (&fixture->notebook, g_free);
  g_clear_object (&fixture->library);
  scratch_clear (&fixture->folder);
}

/* Runs with these options; returns the exit status. */
static int
run_options (Fixture *fixture, GVariantDict *options)
{
  size_t n_out = 0, n_err = 0;
  char *out_text = NULL, *err_text = NULL;
  FILE *out = open_memstream (&out_text, &n_out);
  FILE *err = open_memstream (&err_text, &n_err);
  int status = 0;

  g_assert_true (attune_commands_are_asked (options));
  status = attune_commands_run (options, fixture->library, NULL, fixture->notebook, out, err);
  fclose (out);
  fclose (err);

  g_set_str (&fixture->out, out_text);
  g_set_str (&fixture->err, err_text);
  /* Not from GLib's allocator. */
  free (out_text);
  free (err_text);
  g_test_message ("%d: %s%s", status, fixture->out, fixture->err);

  return status;
}

static int
run_export (Fixture *fixture, const char *name, gboolean with_notes)
{
  g_autoptr (GVariantDict) options = g_variant_dict_new (NULL);
  g_autofree char *path = scratch_path (fixture->folder, name);

  g_variant_dict_insert (options, "export", "^ay", path);
  if (with_notes)
    g_variant_dict_insert (options, "with-notes", "b", TRUE);

  return run_options (fixture, options);
}

static int
run_import (Fixture *fixture, const char *name, const char *conflicts)
{
  g_autoptr (GVariantDict) options = g_variant_dict_new (NULL);
  g_autofree char *path = scratch_path (fixture->folder, name);

  g_variant_dict_insert (options, "import", "^ay", path);
  if (conflicts != NULL)
    g_variant_dict_insert (options, "conflicts", "s", conflicts);

  return run_options (fixture, options);
}

static char *
read_text (Fixture *fixture, const char *name)
{
  g_autofree char *path = scratch_path (fixture->folder, name);
  g_autoptr (GBytes) bytes = scratch_read (path);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* A bookmark, a highlight and a note, each with words of the reader's */
static void
fill (Fixture *fixture, AttuneNotebook *notebook)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AttuneMarkRecord) record = exchange_make_record (fixture->article, i);

      g_set_str (&record->note, "Quokka #zugzwang");
      g_set_str (&record->name, "Xanthippe");
      exchange_add_record (notebook, record);
    }
}

static void
make_notebook (Fixture *fixture)
{
  g_autoptr (AttuneNotebook) notebook = tools_open_sound (fixture->notebook);

  fill (fixture, notebook);
}

static void
test_formats (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *beginning;
  } formats[] = {
    { "marks.md", "# " },
    { "marks.HTM", "<!DOCTYPE html>" },
    { "marks.html", "<!DOCTYPE html>" },
    { "marks.csv", "Article," },
    { "marks.json", "{" },
  };

  make_notebook (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = scratch_path (fixture->folder, formats[i].name);
      g_autofree char *closed = NULL;
      g_autofree char *open = NULL;

      g_assert_cmpint (run_export (fixture, formats[i].name, FALSE), ==, 0);
      g_assert_cmpstr (fixture->err, ==, "");
      g_assert_true (g_str_has_prefix (fixture->out, "2 marks were written, without your notes,"));
      g_assert_cmpuint (scratch_mode (path), ==, 0600);
      closed = read_text (fixture, formats[i].name);
      g_assert_true (g_str_has_prefix (closed, formats[i].beginning));
      g_assert_null (strstr (closed, "Quokka"));
      g_assert_null (strstr (closed, "zugzwang"));
      g_assert_null (strstr (closed, "Xanthippe"));

      g_assert_cmpint (run_export (fixture, formats[i].name, TRUE), ==, 0);
      g_assert_true (g_str_has_prefix (fixture->out, "3 marks were written, with what you wrote,"));
      open = read_text (fixture, formats[i].name);
      g_assert_nonnull (strstr (open, "Quokka"));
      g_assert_nonnull (strstr (open, "zugzwang"));
      g_assert_nonnull (strstr (open, "Xanthippe"));
    }
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "marks.txt", "marks", "-", "marks.json.gz" };

  make_notebook (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_cmpint (run_export (fixture, names[i], FALSE), ==, 1);
      g_assert_cmpstr (fixture->out, ==, "");
      g_assert_nonnull (strstr (fixture->err, ".md, .html, .csv or .json"));
      g_assert_false (scratch_has (fixture->folder, names[i]));
    }

  g_assert_cmpint (run_export (fixture, "no/folder/marks.md", FALSE), ==, 1);
  g_assert_true (g_str_has_prefix (fixture->err, "attune: "));
}

/* With files, only marks on the articles in them are meant. */
static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariantDict) options = g_variant_dict_new (NULL);
  g_autofree char *article = g_test_build_filename (G_TEST_DIST, "fixtures", "small.json", NULL);
  const char *const files[] = { article, NULL };
  g_autofree char *path = scratch_path (fixture->folder, "marks.csv");
  g_autofree char *text = NULL;

  {
    g_autoptr (AttuneNotebook) notebook = tools_open_sound (fixture->notebook);
    g_autoptr (AttunePlace) elsewhere = attune_place_new ("other", "there");
    g_autoptr (AttuneMarkRecord) stray = attune_mark_record_new (ATTUNE_MARK_BOOKMARK, elsewhere);

    exchange_add_record (notebook, stray);
    fill (fixture, notebook);
  }
  g_variant_dict_insert (options, "export", "^ay", path);
  g_variant_dict_insert_value (options, G_OPTION_REMAINING,
                               g_variant_new_bytestring_array (files, -1));
  g_assert_cmpint (run_options (fixture, options), ==, 0);
  text = read_text (fixture, "marks.csv");
  g_assert_null (strstr (text, "other"));

  g_assert_cmpint (run_export (fixture, "all.csv", FALSE), ==, 0);
  g_set_str (&text, NULL);
  text = read_text (fixture, "all.csv");
  g_assert_nonnull (strstr (text, "other"));
}

/* What the reader wrote can be had even where no article can be read. */
static void
test_no_article (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  make_notebook (fixture);
  g_clear_object (&fixture->library);
  fixture->library = attune_library_new ();
  g_assert_cmpint (run_export (fixture, "marks.md", TRUE), ==, 0);
  text = read_text (fixture, "marks.md");
  g_assert_nonnull (strstr (text, "This article is not here"));
  g_assert_nonnull (strstr (text, "Quokka"));
}

static GBytes *
read_or_nothing (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);

  return scratch_has (path, suffix) ? scratch_read (name) : g_bytes_new_static ("", 0);
}

/* A window that has the notebook open goes on undisturbed, and what it has just written leaves. */
static void
test_open_window (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneNotebook) notebook = tools_open_sound (fixture->notebook);
  g_autoptr (GBytes) file_before = NULL;
  g_autoptr (GBytes) log_before = NULL;
  g_autoptr (GBytes) file_after = NULL;
  g_autoptr (GBytes) log_after = NULL;

  for (guint i = 0; i < 3; i++)
    fill (fixture, notebook);
  file_before = read_or_nothing (fixture->notebook, "");
  log_before = read_or_nothing (fixture->notebook, "-wal");
  g_assert_cmpuint (g_bytes_get_size (log_before), >, 0);

  g_assert_cmpint (run_export (fixture, "marks.json", TRUE), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "9 marks"));
  file_after = read_or_nothing (fixture->notebook, "");
  log_after = read_or_nothing (fixture->notebook, "-wal");
  g_assert_true (g_bytes_equal (file_before, file_after));
  g_assert_true (g_bytes_equal (log_before, log_after));

  fill (fixture, notebook);
  g_assert_cmpuint (tools_count (notebook), ==, 12);
}

static void
test_no_notebook (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (run_export (fixture, "marks.md", FALSE), ==, 1);
  g_assert_cmpstr (fixture->err, ==,
                   "attune: There is no notebook yet: nothing has been marked.\n");
  g_assert_false (scratch_has (fixture->notebook, ""));
  g_assert_false (scratch_has (fixture->notebook, "-wal"));
}

static void
make_version (Fixture *fixture, const AttuneSchema *schema, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneDatabase)
      database = attune_database_open (fixture->notebook, ATTUNE_DATABASE_DURABLE, schema, &error);

  g_assert_no_error (error);
  if (sql != NULL)
    attune_database_exec (database, sql, &error);
  g_assert_no_error (error);
}

static void
assert_refused (Fixture *fixture, const char *words)
{
  g_autoptr (GBytes) before = scratch_read (fixture->notebook);
  g_autoptr (GBytes) after = NULL;

  g_assert_cmpint (run_export (fixture, "marks.md", FALSE), ==, 1);
  g_assert_cmpstr (fixture->out, ==, "");
  g_assert_nonnull (strstr (fixture->err, words));
  g_assert_false (scratch_has (fixture->folder, "/marks.md"));
  after = scratch_read (fixture->notebook);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_other_versions (Fixture *fixture, gconstpointer data)
{
  const char *const steps[] = { attune_notebook_schema.steps[0], NULL };
  const AttuneSchema older = { attune_notebook_schema.application_id, steps, NULL, NULL };

  make_version (fixture, &older, NULL);
  assert_refused (fixture, "Open Attune once");
  g_remove (fixture->notebook);

  make_version (fixture, &attune_notebook_schema, "PRAGMA user_version = 99");
  assert_refused (fixture, "newer version of Attune");
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *damaged = NULL;
  gsize size = 0;

  make_notebook (fixture);
  bytes = scratch_read (fixture->notebook);
  damaged = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));
  memset (damaged + 4096, 'x', size - 4096);
  scratch_write (fixture->notebook, damaged, size);
  assert_refused (fixture, "damaged");

  memset (damaged, 'x', size);
  scratch_write (fixture->notebook, damaged, size);
  assert_refused (fixture, "damaged");
}

/* Export, empty, import, export: the same. */
static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  make_notebook (fixture);
  g_assert_cmpint (run_export (fixture, "first.json", TRUE), ==, 0);
  g_set_str (&fixture->notebook, NULL);
  fixture->notebook = scratch_path (fixture->folder, "empty.db");

  g_assert_cmpint (run_import (fixture, "first.json", NULL), ==, 0);
  g_assert_cmpstr (fixture->err, ==, "");
  g_assert_true (g_str_has_prefix (fixture->out, "New: 3\n"));
  g_assert_cmpint (run_export (fixture, "second.json", TRUE), ==, 0);
  first = read_text (fixture, "first.json");
  second = read_text (fixture, "second.json");
  g_assert_cmpstr (first, ==, second);

  g_assert_cmpint (run_import (fixture, "first.json", NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "In your notebook already: 3\n");
}

static guint
count_marks (Fixture *fixture)
{
  g_autoptr (AttuneNotebook) notebook = tools_open_sound (fixture->notebook);

  return tools_count (notebook);
}

static void
test_conflicts (Fixture *fixture, gconstpointer data)
{
  make_notebook (fixture);
  g_assert_cmpint (run_export (fixture, "marks.json", TRUE), ==, 0);
  {
    g_autoptr (AttuneNotebook) notebook = tools_open_sound (fixture->notebook);
    g_autoptr (AttuneMark) mark = g_list_model_get_item (attune_notebook_get_marks (notebook), 0);
    g_autoptr (GError) error = NULL;

    tools_write_note (notebook, mark, "Otherwise", &error);
    g_assert_no_error (error);
  }

  g_assert_cmpint (run_import (fixture, "marks.json", NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->out, "Different from those in your notebook: 1\n"));
  g_assert_nonnull (strstr (fixture->err, "--conflicts=both"));
  g_assert_cmpuint (count_marks (fixture), ==, 3);

  g_assert_cmpint (run_import (fixture, "marks.json", "sideways"), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "sideways"));
  g_assert_cmpint (run_import (fixture, "marks.json", "skip"), ==, 0);
  g_assert_cmpint (run_import (fixture, "marks.json", "newer"), ==, 0);
  g_assert_cmpuint (count_marks (fixture), ==, 3);
  g_assert_cmpint (run_import (fixture, "marks.json", "both"), ==, 0);
  g_assert_cmpuint (count_marks (fixture), ==, 4);
}

static void
test_bad_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = scratch_path (fixture->folder, "bad.json");

  scratch_write (path, "[{}]", 4);
  g_assert_cmpint (run_import (fixture, "bad.json", NULL), ==, 1);
  g_assert_cmpstr (fixture->err, ==,
                   "attune: Item 1 of the file cannot be read: It is not an annotation.\n");
  g_assert_cmpint (run_import (fixture, "missing.json", NULL), ==, 1);
  g_assert_cmpstr (fixture->out, ==, "");
}

static void
test_alone (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "with-notes", "conflicts" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GVariantDict) options = g_variant_dict_new (NULL);

      if (i == 0)
        g_variant_dict_insert (options, names[i], "b", TRUE);
      else
        g_variant_dict_insert (options, names[i], "s", "both");
      g_assert_cmpint (run_options (fixture, options), ==, 1);
      g_assert_nonnull (strstr (fixture->err, names[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/exchange-commands/formats", test_formats);
  ADD ("/exchange-commands/names", test_names);
  ADD ("/exchange-commands/files", test_files);
  ADD ("/exchange-commands/no-article", test_no_article);
  ADD ("/exchange-commands/open-window", test_open_window);
  ADD ("/exchange-commands/no-notebook", test_no_notebook);
  ADD ("/exchange-commands/other-versions", test_other_versions);
  ADD ("/exchange-commands/damaged", test_damaged);
  ADD ("/exchange-commands/import", test_import);
  ADD ("/exchange-commands/conflicts", test_conflicts);
  ADD ("/exchange-commands/bad-files", test_bad_files);
  ADD ("/exchange-commands/alone", test_alone);
#undef ADD

  return g_test_run ();
}
