/* test-recent-searches.c: what was searched for lately
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-recent-searches.h"

static GSettings *
open_settings (void)
{
  return g_settings_new (ATTUNE_APPLICATION_ID);
}

static void
reset (GSettings *settings)
{
  g_settings_reset (settings, "recent-searches");
  g_settings_reset (settings, "remember-searches");
}

/* That they are those of @wanted, which are parted by “|” */
static void
assert_texts (AttuneRecentSearches *searches, const char *wanted)
{
  g_auto (GStrv) texts = attune_recent_searches_dup_strv (searches);
  g_autofree char *joined = g_strjoinv ("|", texts);
  GListModel *list = attune_recent_searches_get_list (searches);

  g_assert_cmpstr (joined, ==, wanted);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, g_strv_length (texts));
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (list, i);

      g_assert_cmpstr (gtk_string_object_get_string (item), ==, texts[i]);
    }
}

static void
assert_kept (GSettings *settings, const char *wanted)
{
  g_auto (GStrv) texts = g_settings_get_strv (settings, "recent-searches");
  g_autofree char *joined = g_strjoinv ("|", texts);

  g_assert_cmpstr (joined, ==, wanted);
}

/* Adds each of those that are parted by “|”, in a search of its own. */
static void
add_all (AttuneRecentSearches *searches, const char *all)
{
  g_auto (GStrv) texts = g_strsplit (all, "|", -1);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      attune_recent_searches_begin (searches);
      attune_recent_searches_add (searches, texts[i]);
    }
}

static void
test_order (void)
{
  g_autoptr (AttuneRecentSearches) searches = attune_recent_searches_new (NULL);

  assert_texts (searches, "");
  add_all (searches, "secure base|mentalization|Bowlby 1988");
  assert_texts (searches, "Bowlby 1988|mentalization|secure base");

  /* Again: at the top, as it was written last */
  add_all (searches, "Secure Base");
  assert_texts (searches, "Secure Base|Bowlby 1988|mentalization");
  add_all (searches, "Köhler|Ko\xcc\x88hler");
  assert_texts (searches, "Ko\xcc\x88hler|Secure Base|Bowlby 1988|mentalization");
}

static void
test_tidy (void)
{
  g_autoptr (AttuneRecentSearches) searches = attune_recent_searches_new (NULL);
  g_autofree char *longest = g_strnfill (ATTUNE_RECENT_SEARCHES_MAX_LENGTH, 'x');
  g_autofree char *longer = g_strnfill (ATTUNE_RECENT_SEARCHES_MAX_LENGTH + 1, 'y');

  add_all (searches, "");
  add_all (searches, " \t\n ");
  add_all (searches, longer);
  assert_texts (searches, "");

  add_all (searches, "  secure \n\t base ");
  add_all (searches, "secure base");
  assert_texts (searches, "secure base");

  attune_recent_searches_clear (searches);
  add_all (searches, longest);
  assert_texts (searches, longest);
}

static void
test_most (void)
{
  g_autoptr (AttuneRecentSearches) searches = attune_recent_searches_new (NULL);
  GListModel *list = attune_recent_searches_get_list (searches);
  g_autoptr (GtkStringObject) first = NULL;
  g_autoptr (GtkStringObject) last = NULL;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *text = g_strdup_printf ("word %u", i);

      add_all (searches, text);
    }

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, ATTUNE_RECENT_SEARCHES_MAX);
  first = g_list_model_get_item (list, 0);
  last = g_list_model_get_item (list, ATTUNE_RECENT_SEARCHES_MAX - 1);
  g_assert_cmpstr (gtk_string_object_get_string (first), ==, "word 49");
  g_assert_cmpstr (gtk_string_object_get_string (last), ==, "word 30");
}

/* What one typed on the way to what was meant is not listed beside it. */
static void
test_one_search (void)
{
  g_autoptr (AttuneRecentSearches) searches = attune_recent_searches_new (NULL);

  attune_recent_searches_begin (searches);
  attune_recent_searches_add (searches, "sec");
  assert_texts (searches, "sec");
  attune_recent_searches_add (searches, "secure");
  assert_texts (searches, "secure");
  attune_recent_searches_add (searches, "Secure base");
  assert_texts (searches, "Secure base");

  /* What is shorter, or another thing, is. */
  attune_recent_searches_add (searches, "secure");
  assert_texts (searches, "secure|Secure base");
  attune_recent_searches_add (searches, "base");
  assert_texts (searches, "base|secure|Secure base");

  /* And so is what was of use in an earlier search. */
  attune_recent_searches_begin (searches);
  attune_recent_searches_add (searches, "base of operations");
  assert_texts (searches, "base of operations|base|secure|Secure base");

  /* That somebody went on from a search that was there does not make it one of no use. */
  attune_recent_searches_begin (searches);
  attune_recent_searches_add (searches, "base");
  attune_recent_searches_add (searches, "baseline");
  assert_texts (searches, "baseline|base|base of operations|secure|Secure base");
}

static void
test_remove (void)
{
  g_autoptr (AttuneRecentSearches) searches = attune_recent_searches_new (NULL);
  g_auto (GStrv) before = NULL;

  add_all (searches, "a|b|c|d");
  before = attune_recent_searches_dup_strv (searches);
  attune_recent_searches_remove (searches, "c");
  assert_texts (searches, "d|b|a");
  attune_recent_searches_remove (searches, "nothing");
  attune_recent_searches_remove (searches, "d");
  assert_texts (searches, "b|a");

  /* What was removed comes back where it was, below what was added since. */
  add_all (searches, "e");
  attune_recent_searches_restore (searches, (const char *const *) before);
  assert_texts (searches, "e|d|c|b|a");

  attune_recent_searches_clear (searches);
  assert_texts (searches, "");
  attune_recent_searches_clear (searches);
  attune_recent_searches_restore (searches, (const char *const *) before);
  assert_texts (searches, "d|c|b|a");
}

static void
changed_cb (GString *changes, guint position, guint removed, guint added)
{
  g_string_append_printf (changes, "%u-%u+%u ", position, removed, added);
}

/* Whoever shows the list keeps the rows that stay. */
static void
test_small_changes (void)
{
  g_autoptr (AttuneRecentSearches) searches = attune_recent_searches_new (NULL);
  g_autoptr (GString) changes = g_string_new (NULL);

  add_all (searches, "a|b|c|d");
  g_signal_connect_swapped (attune_recent_searches_get_list (searches), "items-changed",
                            G_CALLBACK (changed_cb), changes);
  attune_recent_searches_remove (searches, "c");
  add_all (searches, "e");
  add_all (searches, "e");
  add_all (searches, "b");
  attune_recent_searches_remove (searches, "zzz");
  g_assert_cmpstr (changes->str, ==, "1-1+0 0-0+1 0-3+3 ");
  assert_texts (searches, "b|e|d|a");
}

static void
test_kept (void)
{
  g_autoptr (GSettings) settings = open_settings ();
  g_autoptr (AttuneRecentSearches) one = NULL;
  g_autoptr (AttuneRecentSearches) other = NULL;
  g_autoptr (AttuneRecentSearches) later = NULL;

  reset (settings);
  one = attune_recent_searches_new (settings);
  other = attune_recent_searches_new (settings);
  add_all (one, "secure base|Ainsworth");
  assert_kept (settings, "Ainsworth|secure base");
  /* One window tells the other. */
  assert_texts (other, "Ainsworth|secure base");
  add_all (other, "Main");
  assert_texts (one, "Main|Ainsworth|secure base");
  attune_recent_searches_remove (one, "Ainsworth");
  assert_texts (other, "Main|secure base");

  later = attune_recent_searches_new (settings);
  assert_texts (later, "Main|secure base");
  attune_recent_searches_clear (later);
  assert_kept (settings, "");
  assert_texts (one, "");
  reset (settings);
}

static void
test_turned_off (void)
{
  g_autoptr (GSettings) settings = open_settings ();
  g_autoptr (AttuneRecentSearches) searches = NULL;
  g_autoptr (AttuneRecentSearches) later = NULL;
  g_auto (GStrv) before = NULL;
  static const char *const left_over[] = { "left over", NULL };

  reset (settings);
  searches = attune_recent_searches_new (settings);
  add_all (searches, "secure base|Ainsworth");
  before = attune_recent_searches_dup_strv (searches);

  g_settings_set_boolean (settings, "remember-searches", FALSE);
  assert_texts (searches, "");
  assert_kept (settings, "");
  add_all (searches, "Main");
  assert_texts (searches, "");
  /* Undo does not write what is not to be written. */
  attune_recent_searches_restore (searches, (const char *const *) before);
  assert_texts (searches, "");
  assert_kept (settings, "");

  /* It may have been turned off while the program was not running. */
  g_settings_set_strv (settings, "recent-searches", left_over);
  later = attune_recent_searches_new (settings);
  assert_texts (later, "");
  assert_kept (settings, "");

  g_settings_set_boolean (settings, "remember-searches", TRUE);
  assert_texts (searches, "");
  add_all (searches, "Main");
  assert_texts (searches, "Main");
  assert_kept (settings, "Main");
  reset (settings);
}

/* Anybody may write into the settings. */
static void
test_too_many (void)
{
  g_autoptr (GSettings) settings = open_settings ();
  g_autoptr (AttuneRecentSearches) searches = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  for (guint i = 0; i < 1000; i++)
    g_strv_builder_add (builder, "x");
  texts = g_strv_builder_end (builder);
  reset (settings);
  g_settings_set_strv (settings, "recent-searches", (const char *const *) texts);
  searches = attune_recent_searches_new (settings);
  g_assert_cmpuint (g_list_model_get_n_items (attune_recent_searches_get_list (searches)), ==,
                    ATTUNE_RECENT_SEARCHES_MAX);
  add_all (searches, "x");
  assert_texts (searches, "x");
  reset (settings);
}

int
main (int argc, char **argv)
{
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recent-searches/order", test_order);
  g_test_add_func ("/recent-searches/tidy", test_tidy);
  g_test_add_func ("/recent-searches/most", test_most);
  g_test_add_func ("/recent-searches/one-search", test_one_search);
  g_test_add_func ("/recent-searches/remove", test_remove);
  g_test_add_func ("/recent-searches/small-changes", test_small_changes);
  g_test_add_func ("/recent-searches/kept", test_kept);
  g_test_add_func ("/recent-searches/turned-off", test_turned_off);
  g_test_add_func ("/recent-searches/too-many", test_too_many);

  return g_test_run ();
}
