/* test-mark.c: a mark knows its words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-mark-private.h"
#include "notebook-tools.h"

static void
test_words (void)
{
  static const struct
  {
    const char *uri;
    const char *prefix;
    const char *quote;
    const char *suffix;
  } cases[] = {
    { "attune:small#welcome:2-8", "The beginning\nA ", "harbor",
      " is where boats come back to. It" },
    { "attune:small#welcome:8-8", "The beginning\nA harbor", "",
      " is where boats come back to. It" },
    { "attune:small#beginning", "", "The beginning", "\nA harbor is where boats come ba" },
    { "attune:small", "", "The beginning", "\nA harbor is where boats come ba" },
    /* Words are taken from as many blocks around as it needs. */
    { "attune:small#question-anchor", "r in ten are cutters.\nQuestions\n",
      "What is an anchor for?", "\nFor staying. See the voices.\nOn" },
    { "attune:small#nowhere", "", "", "" },
    { "attune:other#welcome", "", "", "" },
  };
  g_autoptr (AttuneArticle) article = tools_load_article ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AttunePlace) place = attune_place_parse (cases[i].uri, NULL);
      g_autoptr (AttuneMark) bookmark = attune_mark_new_bookmark (article, place);

      g_test_message ("%s", cases[i].uri);
      g_assert_cmpstr (attune_mark_get_quote (bookmark), ==, cases[i].quote);
      g_assert_cmpstr (attune_mark_get_record (bookmark)->quote.suffix, ==, cases[i].suffix);
      g_assert_cmpstr (attune_mark_get_record (bookmark)->quote.prefix, ==, cases[i].prefix);
    }
}

/* Every block: before, its words and behind them are found so in the whole text. */
static void
test_every_block (void)
{
  g_autoptr (AttuneArticle) article = tools_load_article ();
  g_autoptr (GString) all = g_string_new (NULL);
  glong total = 0, offset = 0;

  for (guint i = 0; i < attune_article_get_n_blocks (article); i++)
    {
      const AttuneBlock *block = attune_article_get_block (article, i);

      g_string_append_printf (all, "%s%s", i > 0 ? "\n" : "",
                              attune_text_get_string (attune_block_get_text (block)));
    }
  total = g_utf8_strlen (all->str, -1);

  for (guint i = 0; i < attune_article_get_n_blocks (article); i++)
    {
      const AttuneBlock *block = attune_article_get_block (article, i);
      glong length = attune_text_get_length (attune_block_get_text (block));
      glong end = offset + MIN (length, 256);
      g_autoptr (AttuneMark) bookmark = tools_make_bookmark (article, attune_block_get_id (block));
      g_autofree char *quote = g_utf8_substring (all->str, offset, end);
      g_autofree char *prefix = g_utf8_substring (all->str, MAX (0, offset - 32), offset);
      g_autofree char *suffix = g_utf8_substring (all->str, end, MIN (total, end + 32));

      g_assert_cmpstr (attune_mark_get_quote (bookmark), ==, quote);
      g_assert_cmpstr (attune_mark_get_record (bookmark)->quote.prefix, ==, prefix);
      g_assert_cmpstr (attune_mark_get_record (bookmark)->quote.suffix, ==, suffix);
      offset += length + 1;
    }
}

static AttuneArticle *
make_article (const char *text)
{
  g_autofree char *json = g_strdup_printf (
      "{\"format\": 1, \"id\": \"a\", \"language\": \"en\", \"title\": \"T\", \"subtitle\": \"U\","
      "\"summary\": \"S\", \"updated\": \"2025-01-01\", \"license\": \"CC0-1.0\", \"sections\": ["
      "{\"id\": \"s\", \"title\": \"S\", \"body\": ["
      "{\"id\": \"p\", \"type\": \"paragraph\", \"text\": \"%s\"}]}],"
      "\"terms\": [], \"references\": []}",
      text);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  AttuneArticle *article = attune_article_new_from_bytes (bytes, "made", &error);

  g_assert_no_error (error);

  return article;
}

/* What looks like one character stays whole, wherever the limits of quote and context fall. */
static void
test_characters_are_whole (void)
{
  static const char *const characters[] = {
    "e\u0301\u0323",                                              /* e with two marks */
    "\U0001F469\u200D\U0001F467",                                 /* two emoji, joined */
    "\U0001F44D\U0001F3FD",                                       /* a hand, and its skin */
    "\U0001F469\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466", /* a family */
    "\u0928\u093F",                                               /* a syllable of Devanagari */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (characters); i++)
    for (guint shift = 0; shift < 8; shift++)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        guint length = (guint) g_utf8_strlen (characters[i], -1);
        guint middle = shift + 50 * length;
        g_autoptr (AttuneArticle) article = NULL;
        g_autoptr (AttunePlace) block = attune_place_new ("a", "p");
        g_autoptr (AttunePlace) range = attune_place_new_range ("a", "p", middle, middle + length);
        g_autoptr (AttuneMark) first = NULL;
        g_autoptr (AttuneMark) second = NULL;
        glong n = 0;

        for (guint j = 0; j < shift; j++)
          g_string_append_c (text, 'x');
        for (guint j = 0; j < 200; j++)
          g_string_append (text, characters[i]);
        article = make_article (text->str);

        first = attune_mark_new_bookmark (article, block);
        n = g_utf8_strlen (attune_mark_get_quote (first), -1);
        g_assert_cmpint (n, <=, 256);
        g_assert_cmpint (n, >, 256 - length);
        g_assert_cmpint ((n - shift) % length, ==, 0);
        g_assert_true (
            g_str_has_prefix (attune_mark_get_record (first)->quote.suffix, characters[i]));

        second = attune_mark_new_bookmark (article, range);
        g_assert_cmpstr (attune_mark_get_quote (second), ==, characters[i]);
        n = g_utf8_strlen (attune_mark_get_record (second)->quote.prefix, -1);
        g_assert_cmpint (n, ==, 32 / length * length);
        g_assert_true (
            g_str_has_prefix (attune_mark_get_record (second)->quote.prefix, characters[i]));
        n = g_utf8_strlen (attune_mark_get_record (second)->quote.suffix, -1);
        g_assert_cmpint (n, ==, 32 / length * length);
      }
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  (*(int *) user_data)++;
}

/* What is notified, is what has changed. */
static void
test_properties (void)
{
  g_autoptr (AttuneArticle) article = tools_load_article ();
  g_autoptr (AttuneMark) mark = tools_make_bookmark (article, "hint");
  g_autoptr (AttuneMark) other = tools_make_bookmark (article, "hint");
  g_autoptr (AttuneMarkRecord) record = attune_mark_record_copy (attune_mark_get_record (mark));
  g_autoptr (AttunePlace) place = NULL;
  g_autofree char *name = NULL;
  g_autofree char *note = NULL;
  gint64 now = g_get_real_time () / 1000;
  int n_names = 0, n_notes = 0, n_all = 0;

  g_assert_true (g_uuid_string_is_valid (attune_mark_get_id (mark)));
  g_assert_cmpstr (attune_mark_get_id (mark), !=, attune_mark_get_id (other));
  g_assert_true (attune_mark_record_equal (record, attune_mark_get_record (mark)));

  g_signal_connect (mark, "notify::name", G_CALLBACK (count_cb), &n_names);
  g_signal_connect (mark, "notify::note", G_CALLBACK (count_cb), &n_notes);
  g_signal_connect (mark, "notify", G_CALLBACK (count_cb), &n_all);
  attune_mark_set_record (mark, record);
  g_assert_cmpint (n_all, ==, 0);
  g_set_str (&record->name, "Anchors");
  g_assert_false (attune_mark_record_equal (record, attune_mark_get_record (other)));
  record = (attune_mark_record_unref (record),
            attune_mark_record_copy (attune_mark_get_record (mark)));
  g_set_str (&record->name, "Ropes");
  g_set_str (&record->note, "Knots #rope");
  attune_mark_set_record (mark, record);
  g_assert_cmpint (n_names, ==, 1);
  g_assert_cmpint (n_notes, ==, 1);
  g_assert_cmpint (n_all, ==, 2);
  g_assert_cmpstr (attune_mark_get_tags (mark)[0], ==, "rope");

  g_object_get (mark, "place", &place, "name", &name, "note", &note, NULL);
  g_assert_cmpstr (attune_place_get_block_id (place), ==, "hint");
  g_assert_cmpstr (record->revision, ==, attune_article_get_checksum (article));
  g_assert_cmpstr (attune_mark_get_quote (mark), ==, "Ask where the anchor was dropped last.");
  g_assert_cmpstr (name, ==, "Ropes");
  g_assert_cmpstr (note, ==, "Knots #rope");
  g_assert_cmpint (ABS (record->created - now), <, 60 * 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/notebook/mark/words", test_words);
  g_test_add_func ("/notebook/mark/every-block", test_every_block);
  g_test_add_func ("/notebook/mark/characters-are-whole", test_characters_are_whole);
  g_test_add_func ("/notebook/mark/properties", test_properties);

  return g_test_run ();
}
