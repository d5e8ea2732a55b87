/* test-search-index.c: the index is made when it has to be, and never in the way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <utime.h>

#include "attune-database.h"
#include "search-tools.h"

typedef struct
{
  char *folder;
  char *path;
  AttuneLibrary *library;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = search_tools_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "index.db", NULL);
  fixture->library = search_tools_open ("fixtures", "small.json");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->library);
  g_clear_pointer (&fixture->path, g_free);
  search_tools_remove_folder (g_steal_pointer (&fixture->folder));
}

/* Tells one file from another that took its name. */
static guint64
identify (const char *path)
{
  GStatBuf status = { 0 };

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_size, >, 0);

  return (guint64) status.st_ino ^ ((guint64) status.st_mtim.tv_nsec << 20) ^
         (guint64) status.st_mtim.tv_sec;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* Searches as a program does that has just been started. */
static void
check (Fixture *fixture)
{
  g_autoptr (AttuneSearchIndex) index = attune_search_index_new (fixture->library, fixture->path);
  g_autoptr (AttuneSearchResults) results = search_tools_search (index, "anchor");
  g_autofree char *matches = search_tools_describe (results);

  g_assert_cmpstr (matches, ==,
                   "saying:18-24 hint:14-20 question-anchor:11-17 term/anchor:0-6 "
                   "term/harbor:35-41 term/harbor:59-65");
}

static void
test_lazy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneSearchIndex) index = attune_search_index_new (fixture->library, fixture->path);
  g_autoptr (AttuneLibrary) library = NULL;
  g_autofree char *path = NULL;

  g_object_get (index, "library", &library, "path", &path, NULL);
  g_assert_true (library == fixture->library);
  g_assert_cmpstr (path, ==, fixture->path);

  /* A search for nothing needs no index either. */
  g_assert_cmpuint (search_tools_count (index, " "), ==, 0);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);

  g_assert_cmpuint (search_tools_count (index, "anchor"), ==, 5);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_REGULAR));
}

static void
test_reuse (Fixture *fixture, gconstpointer data)
{
  guint64 identity = 0;

  check (fixture);
  identity = identify (fixture->path);
  check (fixture);
  g_assert_cmpuint (identify (fixture->path), ==, identity);
}

static void
test_folder_is_made (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "a", "b", NULL);
  g_autofree char *path = g_build_filename (folder, "index.db", NULL);
  g_autofree char *outer = g_path_get_dirname (folder);
  g_autoptr (AttuneSearchIndex) index = attune_search_index_new (fixture->library, path);

  g_assert_cmpuint (search_tools_count (index, "anchor"), ==, 5);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_cmpint (g_rmdir (outer), ==, 0);
}

static void
test_changed_articles (Fixture *fixture, gconstpointer data)
{
  static const char *const paragraphs[] = { "Another anchor", NULL };
  g_autoptr (AttuneLibrary) other = search_tools_write (paragraphs);
  g_autoptr (AttuneSearchIndex) index = attune_search_index_new (other, fixture->path);
  guint64 identity = 0;

  check (fixture);
  identity = identify (fixture->path);
  g_assert_cmpuint (search_tools_count (index, "anchor"), ==, 1);
  g_assert_cmpuint (identify (fixture->path), !=, identity);
  check (fixture);
  /* The file has been replaced, but who has it open does not have to notice. */
  g_assert_cmpuint (search_tools_count (index, "another"), ==, 1);
}

/* An article that is added to a library is found by an index that is already in use. */
static void
test_growing_library (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneSearchIndex) index = attune_search_index_new (fixture->library, fixture->path);
  g_autofree char *source = g_build_filename (fixture->folder, "made.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (source);
  g_autoptr (AttuneSearchResults) results = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (search_tools_count (index, "zeppelin"), ==, 0);

  g_file_set_contents (
      source,
      "{\"format\": 1, \"id\": \"made\", \"language\": \"en\", \"title\": \"Made\","
      "\"updated\": \"2025-01-01\", \"license\": \"CC0-1.0\", \"sections\": ["
      "{\"id\": \"zeppelin\", \"title\": \"Zeppelin with an anchor\"}]}",
      -1, &error);
  g_assert_no_error (error);
  attune_library_add_file (fixture->library, file, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (search_tools_count (index, "zeppelin"), ==, 1);
  results = search_tools_search (index, "anchor");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==, 6);
  /* Matches are those of the article that is open. */
  g_assert_cmpuint (attune_search_results_get_n_matches (results), ==, 6);
}

/* Whatever lies in the index's place is replaced by an index. */
static void
check_damaged (Fixture *fixture, const char *contents, gsize length)
{
  g_autoptr (GError) error = NULL;
  guint64 identity = 0;

  g_file_set_contents (fixture->path, contents, (gssize) length, &error);
  g_assert_no_error (error);
  check (fixture);
  identity = identify (fixture->path);
  check (fixture);
  g_assert_cmpuint (identify (fixture->path), ==, identity);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autofree char *zeros = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  check (fixture);
  g_file_get_contents (fixture->path, &contents, &length, &error);
  g_assert_no_error (error);
  zeros = g_malloc0 (length);

  check_damaged (fixture, "", 0);
  check_damaged (fixture, "not a database", 14);
  check_damaged (fixture, zeros, length);
  for (gsize part = 1; part < 16; part++)
    check_damaged (fixture, contents, length * part / 16);
  check_damaged (fixture, contents, length - 1);

  /* A database of another kind, and one of a later program. */
  contents[60 + 3]++; /* user_version */
  check_damaged (fixture, contents, length);
  contents[60 + 3]--;
  contents[68]++; /* application_id */
  check_damaged (fixture, contents, length);
}

/* Pages that a loss of power left empty are found when they are needed, if not before. */
static void
test_lost_pages (Fixture *fixture, gconstpointer data)
{
  static const gsize page = 4096;
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  guint n_replaced = 0;

  check (fixture);
  g_file_get_contents (fixture->path, &contents, &length, &error);
  g_assert_no_error (error);

  for (gsize i = 0; i < length / page; i++)
    {
      g_autofree char *damaged = g_memdup2 (contents, length);
      guint64 identity = 0;

      memset (damaged + i * page, 0, page);
      g_file_set_contents (fixture->path, damaged, (gssize) length, &error);
      g_assert_no_error (error);
      identity = identify (fixture->path);
      check (fixture);
      n_replaced += identify (fixture->path) != identity ? 1 : 0;
    }

  /* Some of the pages play no part in this one search. */
  g_assert_cmpuint (n_replaced, >=, 4);
}

/* Bytes that have changed lead to no error, and to no match that is none. */
static void
test_flipped_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1988);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  check (fixture);
  g_file_get_contents (fixture->path, &contents, &length, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *damaged = g_memdup2 (contents, length);
      g_autoptr (AttuneSearchIndex) index = NULL;
      g_autoptr (AttuneSearchResults) results = NULL;

      for (guint n = 0; n < 8; n++)
        damaged[g_rand_int_range (rand, 0, (int) length)] = (char) g_rand_int_range (rand, 0, 256);
      g_file_set_contents (fixture->path, damaged, (gssize) length, &error);
      g_assert_no_error (error);

      index = attune_search_index_new (fixture->library, fixture->path);
      results = search_tools_search (index, "anchor");
      for (guint h = 0; h < g_list_model_get_n_items (G_LIST_MODEL (results)); h++)
        {
          AttuneSearchHit *hit = search_tools_get_hit (results, h);
          const char *snippet = attune_search_hit_get_snippet (hit);
          guint n_ranges = 0;
          const AttuneSearchRange *ranges = attune_search_hit_get_snippet_ranges (hit, &n_ranges);

          g_assert_true (g_utf8_validate (snippet, -1, NULL));
          if (n_ranges > 0)
            g_assert_cmpuint (ranges[n_ranges - 1].end, <=, g_utf8_strlen (snippet, -1));
        }
    }
}

static void
test_nowhere_to_write (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "file", NULL);
  g_autofree char *path = g_build_filename (file, "index.db", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "index.db", NULL);
  g_autoptr (AttuneSearchIndex) below_file = attune_search_index_new (fixture->library, path);
  g_autoptr (AttuneSearchIndex) at_folder = attune_search_index_new (fixture->library, folder);
  g_autoptr (AttuneSearchIndex) in_memory = attune_search_index_new (fixture->library, NULL);
  g_autoptr (GError) error = NULL;

  /* No permissions, which would not stop root: a file that stands where a folder should, and a
   * folder that stands where the file should. */
  g_file_set_contents (file, "", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);

  g_assert_cmpuint (search_tools_count (below_file, "anchor"), ==, 5);
  g_assert_cmpuint (search_tools_count (at_folder, "anchor"), ==, 5);
  g_assert_cmpuint (search_tools_count (in_memory, "anchor"), ==, 5);
  g_assert_cmpuint (search_tools_count (below_file, "boat"), >, 0);
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
}

static void
test_removed_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneSearchIndex) index = attune_search_index_new (fixture->library, fixture->path);

  g_assert_cmpuint (search_tools_count (index, "anchor"), ==, 5);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  g_assert_cmpuint (search_tools_count (index, "anchor"), ==, 5);
}

/* What a program that was ended left half made goes after a while; what is new may be in use. */
static void
test_leftovers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old = g_strconcat (fixture->path, ".1.new", NULL);
  g_autofree char *fresh = g_strconcat (fixture->path, ".2.new", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "notes.new", NULL);
  struct utimbuf times = { 1, 1 };

  g_assert_true (g_file_set_contents (old, "", 0, NULL));
  g_assert_true (g_file_set_contents (fresh, "", 0, NULL));
  g_assert_true (g_file_set_contents (other, "", 0, NULL));
  g_assert_cmpint (g_utime (old, &times), ==, 0);
  g_assert_cmpint (g_utime (other, &times), ==, 0);

  check (fixture);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (fresh, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
}

static gpointer
check_often (gpointer data)
{
  Fixture *shared = data;
  Fixture fixture = *shared;

  /* Libraries are not shared between threads, and between processes neither. */
  fixture.library = search_tools_open ("fixtures", "small.json");
  for (guint i = 0; i < 20; i++)
    {
      if (i % 5 == 4)
        g_unlink (fixture.path);
      check (&fixture);
    }
  g_object_unref (fixture.library);

  return NULL;
}

/* Several programs at one path, some of which throw the index away. */
static void
test_at_once (Fixture *fixture, gconstpointer data)
{
  GThread *threads[4] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("check", check_often, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  check (fixture);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_default_path (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = attune_search_index_dup_default_path ();
  g_autofree char *expected = g_strconcat (g_get_user_cache_dir (), "/attune/index.db", NULL);

  g_assert_cmpstr (path, ==, expected);
}

/* Any text is a search. */
static void
test_any_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneSearchIndex) index = attune_search_index_new (fixture->library, fixture->path);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1969);

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      int length = g_rand_int_range (rand, 0, 12);

      for (int n = 0; n < length; n++)
        g_string_append_c (text, (char) g_rand_int_range (rand, 1, 256));
      search_tools_count (index, text->str);
    }
}

#define add(name, function)                                                                        \
  g_test_add ("/search/index/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("lazy", test_lazy);
  add ("reuse", test_reuse);
  add ("folder-is-made", test_folder_is_made);
  add ("changed-articles", test_changed_articles);
  add ("growing-library", test_growing_library);
  add ("damaged", test_damaged);
  add ("lost-pages", test_lost_pages);
  add ("flipped-bytes", test_flipped_bytes);
  add ("nowhere-to-write", test_nowhere_to_write);
  add ("removed-meanwhile", test_removed_meanwhile);
  add ("leftovers", test_leftovers);
  add ("at-once", test_at_once);
  add ("default-path", test_default_path);
  add ("any-text", test_any_text);

  return g_test_run ();
}
