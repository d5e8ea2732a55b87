/* attune-search-dictionary.c: which words are spelled correctly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-dictionary.h"

#include <enchant.h>
#include <string.h>

#include "attune-search-words.h"

/* The words that a reader has taught other programs are not asked: Enchant would leave files for
 * them in the folder of settings, and refuse to work where it cannot. */
#define NO_WORDS "/dev/null"

/* A language has a dictionary for each region, and each takes memory. */
#define MAX_REGIONS 2

typedef struct
{
  EnchantDict *dictionary; /* the broker owns it */
  gboolean has_accents;
} Source;

struct _AttuneSearchDictionary
{
  GStrv languages;
  gboolean is_prepared;

  GMutex mutex; /* for what follows */
  EnchantBroker *broker;
  GArray *sources; /* of Source; NULL until there is a question */
};

/**
 * attune_search_dictionary_new:
 * @languages: (nullable) (array zero-terminated=1): the languages, as in BCP 47
 *
 * Makes a dictionary of what spelling dictionaries are installed for the languages; for English, of
 * the British and the American one. They are opened with the first question, which takes some
 * 10 MB and a tenth of a second for each.
 *
 * Returns: (transfer full): a new dictionary
 */
AttuneSearchDictionary *
attune_search_dictionary_new (const char *const *languages)
{
  AttuneSearchDictionary *self = g_atomic_rc_box_new0 (AttuneSearchDictionary);

  g_mutex_init (&self->mutex);
  self->languages = g_strdupv ((GStrv) languages);

  return self;
}

static void
dictionary_clear (gpointer data)
{
  AttuneSearchDictionary *self = data;

  for (guint i = 0; self->sources != NULL && i < self->sources->len; i++)
    enchant_broker_free_dict (self->broker, g_array_index (self->sources, Source, i).dictionary);
  g_clear_pointer (&self->sources, g_array_unref);
  g_clear_pointer (&self->broker, enchant_broker_free);
  g_strfreev (self->languages);
  g_mutex_clear (&self->mutex);
}

void
attune_search_dictionary_free (AttuneSearchDictionary *self)
{
  g_atomic_rc_box_release_full (self, dictionary_clear);
}

static void
add_tag (const char *const tag,
         const char *const name,
         const char *const description,
         const char *const file,
         void *data)
{
  GPtrArray *tags = data;

  if (!g_ptr_array_find_with_equal_func (tags, tag, g_str_equal, NULL))
    g_ptr_array_add (tags, g_strdup (tag));
}

/* Opens a dictionary, and takes it off the list. Returns whether it was on it. */
static gboolean
open_tag (AttuneSearchDictionary *self, GPtrArray *tags, const char *tag)
{
  Source source = { .has_accents = !g_str_has_prefix (tag, "en") };
  guint place = 0;

  if (!g_ptr_array_find_with_equal_func (tags, tag, g_str_equal, &place))
    return FALSE;

  source.dictionary = enchant_broker_request_dict_with_pwl (self->broker, tag, NO_WORDS);
  if (source.dictionary != NULL)
    g_array_append_val (self->sources, source);
  g_ptr_array_remove_index (tags, place);

  return source.dictionary != NULL;
}

/* Opens those of the region that is asked for, and of those that are likely to have what it has
 * not; else of whatever region there is. */
static void
open_language (AttuneSearchDictionary *self, GPtrArray *tags, const char *language)
{
  g_autofree char *code = g_ascii_strdown (language, (gssize) strcspn (language, "-_"));
  g_autofree char *upper = g_ascii_strup (code, -1);
  g_autofree char *home = g_strdup_printf ("%s_%s", code, upper);
  g_autofree char *asked = g_strdelimit (g_strdup (language), "-", '_');
  g_autofree char *any = g_strconcat (code, "_", NULL);
  gboolean is_english = strcmp (code, "en") == 0;
  const char *const likely[] = { is_english ? "en_GB" : asked, is_english ? "en_US" : home, code };
  guint n_opened = 0;

  for (guint i = 0; i < G_N_ELEMENTS (likely) && n_opened < MAX_REGIONS; i++)
    n_opened += open_tag (self, tags, likely[i]);
  for (guint i = 0; i < tags->len && n_opened == 0; i++)
    if (g_str_has_prefix (g_ptr_array_index (tags, i), any))
      {
        g_autofree char *tag = g_strdup (g_ptr_array_index (tags, i));

        n_opened += open_tag (self, tags, tag);
        break;
      }
}

/* Whether a language before the one at @place is the same, but for the region. */
static gboolean
is_open (AttuneSearchDictionary *self, guint place)
{
  gsize n_bytes = strcspn (self->languages[place], "-_");

  for (guint i = 0; i < place; i++)
    if (strcspn (self->languages[i], "-_") == n_bytes &&
        g_ascii_strncasecmp (self->languages[i], self->languages[place], n_bytes) == 0)
      return TRUE;

  return FALSE;
}

static void
open_all (AttuneSearchDictionary *self)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);

  self->sources = g_array_new (FALSE, FALSE, sizeof (Source));
  self->broker = enchant_broker_init ();
  if (self->broker == NULL)
    return;

  enchant_broker_list_dicts (self->broker, add_tag, tags);
  for (guint i = 0; self->languages != NULL && self->languages[i] != NULL; i++)
    if (!is_open (self, i))
      open_language (self, tags, self->languages[i]);
}

static gpointer
prepare_in_thread (gpointer data)
{
  AttuneSearchDictionary *self = data;

  g_mutex_lock (&self->mutex);
  if (self->sources == NULL)
    open_all (self);
  g_mutex_unlock (&self->mutex);
  attune_search_dictionary_free (self);

  return NULL;
}

/**
 * attune_search_dictionary_prepare:
 *
 * Opens the dictionaries in a thread of their own, so that the first question need not wait so long
 * for its answer. Of this function one thread at a time may make use.
 */
void
attune_search_dictionary_prepare (AttuneSearchDictionary *self)
{
  if (self->is_prepared)
    return;

  self->is_prepared = TRUE;
  g_thread_unref (
      g_thread_new ("attune-spelling", prepare_in_thread, g_atomic_rc_box_acquire (self)));
}

/* Whether @word, @written in whatever case, is a word but for its accents, which folding has
 * dropped: something that the dictionary would put in its place folds to it. */
static gboolean
knows_with_accents (EnchantDict *dictionary, const char *written, const char *word)
{
  gsize n = 0;
  char **suggestions = enchant_dict_suggest (dictionary, written, -1, &n);
  gboolean known = FALSE;

  for (gsize i = 0; i < n && !known; i++)
    {
      g_autofree char *folded = attune_search_fold_word (suggestions[i]);

      known = g_strcmp0 (folded, word) == 0;
    }
  if (suggestions != NULL)
    enchant_dict_free_string_list (dictionary, suggestions);

  return known;
}

/**
 * attune_search_dictionary_is_empty:
 *
 * Returns: whether no dictionary is installed for any of the languages
 */
gboolean
attune_search_dictionary_is_empty (AttuneSearchDictionary *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->sources == NULL)
    open_all (self);

  return self->sources->len == 0;
}

/**
 * attune_search_dictionary_knows:
 * @word: a word, folded
 *
 * Asks whether a word is spelled correctly, in whatever case, with or without its accents.
 *
 * Returns: whether it is a word, or a name, of one of the languages; %FALSE where no dictionary is
 *   installed for any
 */
gboolean
attune_search_dictionary_knows (AttuneSearchDictionary *self, const char *word)
{
  g_autofree char *name = NULL;
  g_autoptr (GMutexLocker) locker = NULL;

  if (*word == '\0')
    return FALSE;
  locker = g_mutex_locker_new (&self->mutex);
  if (self->sources == NULL)
    open_all (self);

  name = g_strdup (word);
  name[0] = g_ascii_toupper (name[0]);
  for (guint i = 0; i < self->sources->len; i++)
    {
      const Source *source = &g_array_index (self->sources, Source, i);

      if (enchant_dict_check (source->dictionary, word, -1) == 0 ||
          enchant_dict_check (source->dictionary, name, -1) == 0)
        return TRUE;
    }
  for (guint i = 0; i < self->sources->len; i++)
    {
      const Source *source = &g_array_index (self->sources, Source, i);

      if (source->has_accents && (knows_with_accents (source->dictionary, word, word) ||
                                  knows_with_accents (source->dictionary, name, word)))
        return TRUE;
    }

  return FALSE;
}
