/* test-search-query.c: what a person typed, as a question to the index
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-query.h"

#include "attune-database.h"
#include "attune-statement.h"

static const struct
{
  const char *text;
  const char *match;
  guint n_words;
} queries[] = {
  { "", "", 0 },
  { "   \t\n", "", 0 },
  { "?! … — ()", "", 0 },
  { "\"", "", 0 },
  { "\"\"\"", "", 0 },
  { "🙂", "", 0 },
  { "secure", "\"secure\" *", 1 },
  { "secure base", "\"secure\" \"base\" *", 2 },
  { "  secure   base  ", "\"secure\" \"base\"", 2 },
  { "secure ", "\"secure\"", 1 },
  { "\"secure base\"", "\"secure base\"", 1 },
  { "\"secure ba", "\"secure ba\" *", 1 },
  { "\"secure ", "\"secure \"", 1 },
  { "“secure base” haven", "\"secure base\" \"haven\" *", 2 },
  { "„Gewalt“", "\"Gewalt\"", 1 },
  { "a\"b c\"d", "\"a\" \"b c\" \"d\" *", 3 },
  { "secure 🙂 base", "\"secure\" \"base\" *", 2 },
  { "secure -", "\"secure\"", 1 },
  { "client's", "\"client's\" *", 1 },
  { "client’s", "\"client’s\" *", 1 },
  { "clientʼs", "\"client's\" *", 1 },
  { "AND OR NOT", "\"AND\" \"OR\" \"NOT\" *", 3 },
  { "NEAR(a b, 5)", "\"NEAR(a\" \"b,\" \"5)\" *", 3 },
  { "title: {body} ^x* -y +z", "\"title:\" \"{body}\" \"^x*\" \"-y\" \"+z\" *", 5 },
  { "'; DROP TABLE passages; --", "\"DROP\" \"TABLE\" \"passages;\"", 3 },
  { "Köhler", "\"Köhler\" *", 1 },
  { "שלום עולם", "\"שלום\" \"עולם\" *", 2 },
  { "\xff\xfe", "", 0 },
  { "base\xff", "\"base\xEF\xBF\xBD\" *", 1 },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (AttuneSearchQuery) query = attune_search_query_new (queries[i].text);

      g_test_message ("%s", attune_search_query_get_text (query));
      g_assert_cmpstr (attune_search_query_get_match (query), ==, queries[i].match);
      g_assert_cmpuint (attune_search_query_get_n_words (query), ==, queries[i].n_words);
      g_assert_cmpint (attune_search_query_is_empty (query), ==, queries[i].n_words == 0);
      g_assert_true (g_utf8_validate (attune_search_query_get_text (query), -1, NULL));
    }
}

static void
test_limits (void)
{
  g_autofree char *words = g_strnfill (1024 * 1024, 'a');
  g_autoptr (AttuneSearchQuery) one = attune_search_query_new (words);
  g_autoptr (AttuneSearchQuery) many = NULL;

  /* What was typed is kept, what is asked stays within bounds. */
  g_assert_cmpstr (attune_search_query_get_text (one), ==, words);
  g_assert_cmpuint (strlen (attune_search_query_get_match (one)), <, 3000);

  for (guint i = 1; i < 1024 * 1024; i += 2)
    words[i] = ' ';
  many = attune_search_query_new (words);
  g_assert_cmpuint (attune_search_query_get_n_words (many), ==, 64);
}

/* Each row is a text that a query has to find, or must not. */
static AttuneDatabase *
open_table (void)
{
  static const char *const steps[] = {
    "CREATE VIRTUAL TABLE passages USING fts5 (title, body,"
    " tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');"
    "INSERT INTO passages VALUES ('Secure base', 'A secure base for the client’s journey');"
    "INSERT INTO passages VALUES (NULL, 'The base is secure and the clients journey near');"
    "INSERT INTO passages VALUES (NULL, 'Köhler and Self-regulation, or not');",
    NULL,
  };
  static const AttuneSchema schema = { .application_id = 1, .steps = steps };
  g_autoptr (GError) error = NULL;
  AttuneDatabase *database = attune_database_open (NULL, ATTUNE_DATABASE_DISPOSABLE, &schema,
                                                   &error);

  g_assert_no_error (error);

  return database;
}

/* How many rows the text finds; it must not be an error. */
static int
count (AttuneDatabase *database, const char *text)
{
  g_autoptr (AttuneSearchQuery) query = attune_search_query_new (text);
  g_autoptr (AttuneStatement) select = NULL;
  g_autoptr (GError) error = NULL;
  int n = 0;

  if (attune_search_query_is_empty (query))
    return 0;

  select = attune_database_prepare (database,
                                    "SELECT rowid FROM passages WHERE passages MATCH ?1"
                                    " ORDER BY rank LIMIT 10",
                                    &error);
  g_assert_no_error (error);
  attune_statement_bind_text (select, 1, attune_search_query_get_match (query));
  while (attune_statement_step (select, &error) == ATTUNE_STEP_ROW)
    n++;
  if (error != NULL)
    g_error ("%s: %s", attune_search_query_get_match (query), error->message);

  return n;
}

static void
test_meaning (void)
{
  g_autoptr (AttuneDatabase) database = open_table ();

  g_assert_cmpint (count (database, "secure base"), ==, 2);
  g_assert_cmpint (count (database, "base secure"), ==, 2);
  g_assert_cmpint (count (database, "\"secure base\""), ==, 1);
  g_assert_cmpint (count (database, "secure nowhere"), ==, 0);
  g_assert_cmpint (count (database, "sec"), ==, 2);
  g_assert_cmpint (count (database, "sec "), ==, 0);
  g_assert_cmpint (count (database, "sec base"), ==, 0);
  g_assert_cmpint (count (database, "base sec"), ==, 2);
  g_assert_cmpint (count (database, "client's"), ==, 1);
  g_assert_cmpint (count (database, "client’s"), ==, 1);
  g_assert_cmpint (count (database, "clientʼs"), ==, 1);
  g_assert_cmpint (count (database, "kohler"), ==, 1);
  g_assert_cmpint (count (database, "KÖHLER"), ==, 1);
  g_assert_cmpint (count (database, "Ko\xCC\x88hler"), ==, 1);
  g_assert_cmpint (count (database, "self-regulation"), ==, 1);
  g_assert_cmpint (count (database, "self regulation"), ==, 1);
  g_assert_cmpint (count (database, "self-reg"), ==, 1);

  /* Operators are words like others. */
  g_assert_cmpint (count (database, "secure OR kohler"), ==, 0);
  g_assert_cmpint (count (database, "kohler OR not"), ==, 1);
  g_assert_cmpint (count (database, "secure NOT base"), ==, 0);
  g_assert_cmpint (count (database, "title:secure"), ==, 0);
  g_assert_cmpint (count (database, "body"), ==, 0);
}

static void
append_random (GString *text, GRand *rand)
{
  static const char *const pieces[] = {
    "AND ",   " OR ",        " NOT ",  "NEAR(",  "\"",     "\"\"", "'",         "*",
    "^",      ":",           "-",      "+",      "{",      "}",    "(",         ")",
    ",",      "title:",      "body :", "rank",   "\\",     "%",    "?1",        ";",
    "--",     "/*",          "secure", "base ",  " ",      "\t",   "\n",        "\x01",
    "\x02",   "\xff",        "\xc3",   "“",      "”",      "’",    "e\xCC\x81", "\xCC\x81",
    "🙂",     "👩‍👧", "שלום",   "\u202e", "日本語", "ß",    "\u200b",    "\u00ad",
    "\ufeff", "\ue000",      "ﬁ",      "Ǆ",      "²",      "٣",
  };

  if (g_rand_boolean (rand))
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  else
    {
      gunichar c = 0;

      while (c == 0 || !g_unichar_validate (c))
        c = (gunichar) g_rand_int_range (rand, 1, g_rand_boolean (rand) ? 0x250 : 0x110000);
      g_string_append_unichar (text, c);
    }
}

static void
test_hostile (void)
{
  g_autoptr (AttuneDatabase) database = open_table ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (1969);
  guint n_asked = 0;

  for (guint i = 0; i < 10000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      int length = g_rand_int_range (rand, 0, 30);

      for (int n = 0; n < length; n++)
        append_random (text, rand);
      count (database, text->str);

      {
        g_autoptr (AttuneSearchQuery) query = attune_search_query_new (text->str);

        n_asked += attune_search_query_is_empty (query) ? 0 : 1;
      }
    }

  /* Else nothing would have been tried. */
  g_assert_cmpuint (n_asked, >, 8000);
}

static void
test_huge (void)
{
  static const struct
  {
    const char *piece;
    int n;
  } texts[] = {
    { "a", 0 },    { "a ", 1 }, { "\"", 0 }, { "\"a\" ", 1 }, { "(", 0 },   { "a-", 0 },
    { "AND ", 2 }, { "🙂", 0 }, { "é", 0 },  { "\xff", 0 },   { "-a.", 0 }, { "\"a ", 1 },
  };
  g_autoptr (AttuneDatabase) database = open_table ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      while (text->len < 1024 * 1024)
        g_string_append (text, texts[i].piece);
      g_test_message ("%s", texts[i].piece);
      g_assert_cmpint (count (database, text->str), ==, texts[i].n);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/query/table", test_table);
  g_test_add_func ("/search/query/limits", test_limits);
  g_test_add_func ("/search/query/meaning", test_meaning);
  g_test_add_func ("/search/query/hostile", test_hostile);
  g_test_add_func ("/search/query/huge", test_huge);

  return g_test_run ();
}
