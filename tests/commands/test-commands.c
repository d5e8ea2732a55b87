/* test-commands.c: what Attune does without a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-commands.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

/* What a run wrote, and how it ended. */
typedef struct
{
  int status;
  char *out;
  char *err;
} Outcome;

static void
outcome_clear (Outcome *outcome)
{
  g_clear_pointer (&outcome->out, g_free);
  g_clear_pointer (&outcome->err, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static AttuneLibrary *
open_library (void)
{
  g_autoptr (AttuneLibrary) library = attune_library_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "small.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  attune_library_add_file (library, file, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&library);
}

static void
run_options (GVariantDict *options, AttuneLibrary *library, Outcome *outcome)
{
  size_t n_out = 0, n_err = 0;
  char *out_text = NULL, *err_text = NULL;
  FILE *out = open_memstream (&out_text, &n_out);
  FILE *err = open_memstream (&err_text, &n_err);

  outcome->status = attune_commands_run (options, library, NULL, NULL, out, err);
  fclose (out);
  fclose (err);

  /* Not from GLib's allocator. */
  outcome->out = g_strdup (out_text);
  outcome->err = g_strdup (err_text);
  free (out_text);
  free (err_text);
}

/* Runs with one option, and a file to go with it. */
static void
run (const char *option, const char *argument, const char *file, Outcome *outcome)
{
  g_autoptr (AttuneLibrary) library = open_library ();
  g_autoptr (GVariantDict) options = g_variant_dict_new (NULL);

  if (argument != NULL)
    g_variant_dict_insert (options, option, "s", argument);
  else
    g_variant_dict_insert (options, option, "b", TRUE);
  if (file != NULL)
    {
      const char *const files[] = { file, NULL };

      g_variant_dict_insert_value (options, G_OPTION_REMAINING,
                                   g_variant_new_bytestring_array (files, -1));
    }

  g_assert_true (attune_commands_are_asked (options));
  run_options (options, library, outcome);
}

static void
test_version (void)
{
  g_auto (Outcome) outcome = { 0 };

  run ("version", NULL, NULL, &outcome);
  g_assert_cmpstr (outcome.out, ==, "attune " ATTUNE_VERSION "\n");
  g_assert_cmpstr (outcome.err, ==, "");
  g_assert_cmpint (outcome.status, ==, 0);
}

static void
test_sections (void)
{
  g_auto (Outcome) outcome = { 0 };

  run ("sections", NULL, NULL, &outcome);
  g_assert_cmpstr (outcome.out, ==,
                   "beginning\tThe beginning\n"
                   "voices\t  Voices from the quay\n"
                   "numbers\t  Numbers\n"
                   "questions\tQuestions\n"
                   "question-anchor\t  What is an anchor for?\n"
                   "shelf\tOn the shelf\n"
                   "glossary\tGlossary\n"
                   "references\tReferences\n");
  g_assert_cmpstr (outcome.err, ==, "");
  g_assert_cmpint (outcome.status, ==, 0);
}

static void
test_read (void)
{
  static const struct
  {
    const char *id;
    const char *text;
  } reads[] = {
    { "question-anchor",
      "What is an anchor for?\n----------------------\n\nFor staying. See the voices.\n" },
    { "answer-anchor", "For staying. See the voices.\n" },
    { "term/anchor", "Anchor\n    What keeps a boat where it is.\n" },
    { "small#hint", "Practice point\n  Ask where the anchor was dropped last.\n" },
    { "attune:small#hint", "Practice point\n  Ask where the anchor was dropped last.\n" },
    { "attune:small#hint:3-9", "Practice point\n  Ask where the anchor was dropped last.\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
    {
      g_auto (Outcome) outcome = { 0 };

      run ("read", reads[i].id, NULL, &outcome);
      g_assert_cmpstr (outcome.out, ==, reads[i].text);
      g_assert_cmpstr (outcome.err, ==, "");
      g_assert_cmpint (outcome.status, ==, 0);
    }
}

static void
test_read_wrong (void)
{
  static const struct
  {
    const char *id;
    const char *message;
  } reads[] = {
    { "voicse", "attune: There is no section “voicse”. Is it one of these: voices?\n" },
    { "small#voicse", "attune: There is no section “small#voicse”. Is it one of these: voices?\n" },
    { "xylophone-quartet",
      "attune: There is no section “xylophone-quartet”; --sections lists them all.\n" },
    { "", "attune: There is no section “”; --sections lists them all.\n" },
    { "attune:other#voices",
      "attune: There is no section “attune:other#voices”. Is it one of these: voices?\n" },
    { "a\nb\033[1m", "attune: There is no section “a b [1m”; --sections lists them all.\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
    {
      g_auto (Outcome) outcome = { 0 };

      run ("read", reads[i].id, NULL, &outcome);
      g_assert_cmpstr (outcome.out, ==, "");
      g_assert_cmpstr (outcome.err, ==, reads[i].message);
      g_assert_cmpint (outcome.status, ==, 1);
    }
}

static void
test_search (void)
{
  g_auto (Outcome) outcome = { 0 }, nothing = { 0 }, hostile = { 0 };

  run ("search", "anchor", NULL, &outcome);
  g_assert_cmpstr (outcome.out, ==,
                   "attune:small#question-anchor:11-17\tQuestions\tWhat is an anchor for?\n"
                   "attune:small#term/anchor:0-6\tGlossary\tAnchor · What keeps a boat where it "
                   "is.\n"
                   "attune:small#term/harbor:35-41\tGlossary\tHarbor · Sheltered water in which "
                   "an anchor holds. · See also: Anchor\n"
                   "attune:small#hint:14-20\tThe beginning › Voices from the quay\tAsk where the "
                   "anchor was dropped last.\n"
                   "attune:small#saying:18-24\tThe beginning › Voices from the quay\tA ship is "
                   "safe at anchor. · That is not what ships are for. · After Shedd, 1928\n");
  g_assert_cmpstr (outcome.err, ==, "");
  g_assert_cmpint (outcome.status, ==, 0);

  run ("search", "nowhere", NULL, &nothing);
  g_assert_cmpstr (nothing.out, ==, "");
  g_assert_cmpstr (nothing.err, ==, "attune: Nothing was found for “nowhere”.\n");
  g_assert_cmpint (nothing.status, ==, 1);

  run ("search", "\" AND (NEAR *", NULL, &hostile);
  g_assert_cmpstr (hostile.out, ==, "");
  g_assert_cmpint (hostile.status, ==, 1);
}

static void
search_for (const char *words, int limit, gboolean as_json, Outcome *outcome)
{
  g_autoptr (AttuneLibrary) library = open_library ();
  g_autoptr (GVariantDict) options = g_variant_dict_new (NULL);

  g_variant_dict_insert (options, "search", "s", words);
  g_variant_dict_insert (options, "limit", "i", limit);
  if (as_json)
    g_variant_dict_insert (options, "json", "b", TRUE);
  run_options (options, library, outcome);
}

static void
test_search_limit (void)
{
  g_auto (Outcome) outcome = { 0 }, wrong = { 0 }, alone = { 0 };

  search_for ("anchor", 1, FALSE, &outcome);
  g_assert_cmpstr (outcome.out, ==,
                   "attune:small#question-anchor:11-17\tQuestions\tWhat is an anchor for?\n");
  g_assert_cmpint (outcome.status, ==, 0);

  search_for ("anchor", 0, FALSE, &wrong);
  g_assert_cmpstr (wrong.out, ==, "");
  g_assert_cmpstr (wrong.err, ==, "attune: --limit takes a number from 1 on.\n");
  g_assert_cmpint (wrong.status, ==, 1);

  run ("json", NULL, NULL, &alone);
  g_assert_cmpstr (alone.err, ==, "attune: --limit and --json go with --search.\n");
  g_assert_cmpint (alone.status, ==, 1);
}

static void
test_search_json (void)
{
  g_auto (Outcome) outcome = { 0 }, slip = { 0 }, nothing = { 0 };
  g_autoptr (JsonNode) root = NULL, other = NULL, none = NULL;
  JsonObject *object = NULL, *hit = NULL;
  JsonArray *range = NULL;

  search_for ("anchor", 2, TRUE, &outcome);
  root = json_from_string (outcome.out, NULL);
  object = json_node_get_object (root);
  g_assert_cmpstr (json_object_get_string_member (object, "query"), ==, "anchor");
  g_assert_true (json_object_get_null_member (object, "corrected"));
  g_assert_false (json_object_get_boolean_member (object, "partial"));
  g_assert_false (json_object_get_boolean_member (object, "complete"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "results")), ==,
                    2);
  hit = json_array_get_object_element (json_object_get_array_member (object, "results"), 0);
  g_assert_cmpstr (json_object_get_string_member (hit, "kind"), ==, "section");
  g_assert_cmpstr (json_object_get_string_member (hit, "address"), ==,
                   "attune:small#question-anchor:11-17");
  g_assert_cmpstr (json_object_get_string_member (hit, "title"), ==, "Questions");
  g_assert_cmpstr (json_object_get_string_member (hit, "text"), ==, "What is an anchor for?");
  range = json_array_get_array_element (json_object_get_array_member (hit, "matches"), 0);
  g_assert_cmpint (json_array_get_int_element (range, 0), ==, 11);
  g_assert_cmpint (json_array_get_int_element (range, 1), ==, 17);

  search_for ("anhcor ", 9, TRUE, &slip);
  other = json_from_string (slip.out, NULL);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (other), "corrected"), ==,
                   "anchor");
  g_assert_cmpstr (slip.err, ==,
                   "attune: Nothing has “anhcor”. These are the results for “anchor”.\n");

  /* A program that reads this is told as well. */
  search_for ("nowhere", 9, TRUE, &nothing);
  none = json_from_string (nothing.out, NULL);
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (json_node_get_object (none), "results")),
      ==, 0);
  g_assert_cmpint (nothing.status, ==, 1);
}

/* Each place that a search prints can be read. */
static void
test_search_then_read (void)
{
  g_auto (Outcome) found = { 0 };
  g_auto (GStrv) lines = NULL;

  run ("search", "a", NULL, &found);
  lines = g_strsplit (found.out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 5);
  for (guint i = 0; *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);
      g_auto (Outcome) outcome = { 0 };

      g_assert_cmpuint (g_strv_length (columns), ==, 3);
      run ("read", columns[0], NULL, &outcome);
      g_assert_cmpint (outcome.status, ==, 0);
    }
}

static char *
write_article (const char *contents)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int fd = g_file_open_tmp ("attune-XXXXXX.json", &path, &error);

  g_assert_no_error (error);
  g_close (fd, &error);
  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);

  return path;
}

#define ARTICLE                                                                                    \
  "{\"format\": 1, \"id\": \"other\", \"language\": \"en\", \"title\": \"Other\","                 \
  "\"updated\": \"2025-01-01\", \"license\": \"CC0-1.0\", \"sections\": ["                         \
  "{\"id\": \"voices\", \"title\": \"Other voices\"}]}"

/* A file takes the place of the program's own articles. */
static void
test_file (void)
{
  g_autofree char *path = write_article (ARTICLE);
  g_auto (Outcome) sections = { 0 }, read = { 0 }, found = { 0 }, missed = { 0 };

  run ("sections", NULL, path, &sections);
  g_assert_cmpstr (sections.out, ==, "voices\tOther voices\n");
  g_assert_cmpint (sections.status, ==, 0);

  run ("read", "voices", path, &read);
  g_assert_cmpstr (read.out, ==, "Other voices\n============\n");

  run ("search", "other", path, &found);
  g_assert_cmpstr (found.out, ==, "attune:other#voices:0-5\tOther\tOther voices\n");

  run ("search", "anchor", path, &missed);
  g_assert_cmpint (missed.status, ==, 1);

  g_remove (path);
}

static void
test_bad_file (void)
{
  g_autofree char *path = write_article ("{\"format\": 1}");
  g_auto (Outcome) broken = { 0 }, missing = { 0 }, address = { 0 };

  run ("sections", NULL, path, &broken);
  g_assert_cmpstr (broken.out, ==, "");
  g_assert_nonnull (strstr (broken.err, path));
  g_assert_nonnull (strstr (broken.err, "$"));
  g_assert_cmpint (broken.status, ==, 1);
  g_remove (path);

  run ("sections", NULL, "/nowhere/at-all.json", &missing);
  g_assert_cmpstr (missing.out, ==, "");
  g_assert_true (g_str_has_prefix (missing.err, "attune: "));
  g_assert_cmpint (missing.status, ==, 1);

  run ("search", "anchor", "attune:small", &address);
  g_assert_cmpstr (address.out, ==, "");
  g_assert_true (g_str_has_prefix (address.err, "attune: "));
  g_assert_cmpint (address.status, ==, 1);
}

/* With several articles an id says which it is of. */
static void
test_several_articles (void)
{
  g_autoptr (AttuneLibrary) library = open_library ();
  g_autofree char *path = write_article (ARTICLE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GVariantDict) list = g_variant_dict_new (NULL);
  g_autoptr (GVariantDict) read = g_variant_dict_new (NULL);
  g_autoptr (GVariantDict) wrong = g_variant_dict_new (NULL);
  g_auto (Outcome) listed = { 0 }, text = { 0 }, complaint = { 0 };

  g_assert_nonnull (attune_library_add_file (library, file, NULL));
  g_remove (path);

  g_variant_dict_insert (list, "sections", "b", TRUE);
  run_options (list, library, &listed);
  g_assert_true (g_str_has_prefix (listed.out, "small#beginning\tThe beginning\n"));
  g_assert_true (g_str_has_suffix (listed.out, "other#voices\tOther voices\n"));

  g_variant_dict_insert (read, "read", "s", "other#voices");
  run_options (read, library, &text);
  g_assert_cmpstr (text.out, ==, "Other voices\n============\n");

  g_variant_dict_insert (wrong, "read", "s", "voice");
  run_options (wrong, library, &complaint);
  g_assert_cmpstr (complaint.err, ==,
                   "attune: There is no section “voice”. Is it one of these: small#voices, "
                   "other#voices?\n");
}

static void
test_no_articles (void)
{
  g_autoptr (AttuneLibrary) library = attune_library_new ();
  g_autoptr (GVariantDict) options = g_variant_dict_new (NULL);
  g_auto (Outcome) outcome = { 0 };

  attune_library_add_resource (library, "/nowhere");
  g_variant_dict_insert (options, "sections", "b", TRUE);
  run_options (options, library, &outcome);
  g_assert_cmpint (outcome.status, ==, 1);
  g_assert_cmpstr (outcome.out, ==, "");
  g_assert_nonnull (strstr (outcome.err, "/nowhere"));
  g_assert_true (
      g_str_has_suffix (outcome.err, "attune: There is no article that could be read.\n"));
}

/* Where the output cannot be written the run has not succeeded. */
static void
test_full_disk (void)
{
  g_autoptr (AttuneLibrary) library = open_library ();
  g_autoptr (GVariantDict) options = g_variant_dict_new (NULL);
  FILE *full = fopen ("/dev/full", "w");
  size_t n_err = 0;
  char *err_text = NULL;
  FILE *err = open_memstream (&err_text, &n_err);

  if (full == NULL)
    {
      g_test_skip ("no /dev/full");
      fclose (err);
      free (err_text);
      return;
    }

  g_variant_dict_insert (options, "sections", "b", TRUE);
  g_assert_cmpint (attune_commands_run (options, library, NULL, NULL, full, err), ==, 1);
  fclose (full);
  fclose (err);
  g_assert_cmpstr (err_text, ==, "attune: The output could not be written.\n");
  free (err_text);
}

/* As an application calls it */

typedef struct
{
  int status;
  gboolean asked;
  GPtrArray *files;
} Call;

static int
local_options_cb (GApplication *application, GVariantDict *options, gpointer data)
{
  Call *call = data;

  call->asked = attune_commands_are_asked (options);
  call->files = attune_commands_dup_files (options);

  return 42;
}

static void
call_application (const char *const *arguments, Call *call)
{
  g_autoptr (GApplication) application = NULL;
  g_auto (GStrv) argv = g_strdupv ((char **) arguments);

  application = g_application_new (NULL, G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  attune_commands_add_options (application);
  g_signal_connect (application, "handle-local-options", G_CALLBACK (local_options_cb), call);
  call->status = g_application_run (application, (int) g_strv_length (argv), argv);
}

static void
test_application (void)
{
  static const struct
  {
    const char *arguments[4];
    gboolean asked;
    const char *file;
  } calls[] = {
    { { "attune" }, FALSE, NULL },
    { { "attune", "--version" }, TRUE, NULL },
    { { "attune", "--sections" }, TRUE, NULL },
    { { "attune", "--read", "voices" }, TRUE, NULL },
    { { "attune", "--search=secure base" }, TRUE, NULL },
    { { "attune", "/tmp/a.json" }, FALSE, "file:///tmp/a.json" },
    { { "attune", "--sections", "/tmp/a.json" }, TRUE, "file:///tmp/a.json" },
    { { "attune", "attune:small#voices:1-2" }, FALSE, "attune:small#voices:1-2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      Call call = { 0 };

      call_application (calls[i].arguments, &call);
      g_assert_cmpint (call.status, ==, 42);
      g_assert_cmpint (call.asked, ==, calls[i].asked);
      g_assert_cmpuint (call.files->len, ==, calls[i].file != NULL ? 1 : 0);
      if (calls[i].file != NULL)
        {
          g_autofree char *uri = g_file_get_uri (g_ptr_array_index (call.files, 0));

          g_assert_cmpstr (uri, ==, calls[i].file);
        }
      g_ptr_array_unref (call.files);
    }
}

static void
test_help (void)
{
  static const char *const arguments[] = { "attune", "--help", NULL };
  static const char *const options[] = { "*--sections*", "*--read=ID*", "*--search=WORDS*",
                                         "*--version*", "*attune:ADDRESS*" };

  if (g_test_subprocess ())
    {
      Call call = { 0 };

      call_application (arguments, &call);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    g_test_trap_assert_stdout (options[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/commands/version", test_version);
  g_test_add_func ("/commands/sections", test_sections);
  g_test_add_func ("/commands/read", test_read);
  g_test_add_func ("/commands/read-wrong", test_read_wrong);
  g_test_add_func ("/commands/search", test_search);
  g_test_add_func ("/commands/search-limit", test_search_limit);
  g_test_add_func ("/commands/search-json", test_search_json);
  g_test_add_func ("/commands/search-then-read", test_search_then_read);
  g_test_add_func ("/commands/file", test_file);
  g_test_add_func ("/commands/bad-file", test_bad_file);
  g_test_add_func ("/commands/several-articles", test_several_articles);
  g_test_add_func ("/commands/no-articles", test_no_articles);
  g_test_add_func ("/commands/full-disk", test_full_disk);
  g_test_add_func ("/commands/application", test_application);
  g_test_add_func ("/commands/help", test_help);

  return g_test_run ();
}
