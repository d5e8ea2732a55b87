/* attune-shell-search-provider.c: finds what the desktop's search asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-shell-search-provider.h"

#include "attune-shell-search-result.h"

/**
 * AttuneShellSearchProvider:
 *
 * Searches the articles, and nothing else: whoever shares a screen shows the desktop's search, too,
 * so that notes and bookmarks have no place in it. It knows no notebook, and gives the index none
 * of what is in one.
 *
 * A result is known by its place as an `attune:` URI. So it can be described and opened by a
 * process that did not find it.
 */
struct _AttuneShellSearchProvider
{
  GObject parent_instance;

  AttuneLibrary *library;
  AttuneSearchIndex *index;
};

typedef enum
{
  PROP_LIBRARY = 1,
  PROP_INDEX,
} AttuneShellSearchProviderProperty;

static GParamSpec *properties[PROP_INDEX + 1];

G_DEFINE_FINAL_TYPE (AttuneShellSearchProvider, attune_shell_search_provider, G_TYPE_OBJECT)

/* Of one section, so that a long one does not push out all others */
#define MAX_OF_SECTION 3

/* What anybody would type, in bytes, and a good deal more */
#define MAX_WORDS 4096

static void
attune_shell_search_provider_dispose (GObject *object)
{
  AttuneShellSearchProvider *self = ATTUNE_SHELL_SEARCH_PROVIDER (object);

  g_clear_object (&self->library);
  g_clear_object (&self->index);

  G_OBJECT_CLASS (attune_shell_search_provider_parent_class)->dispose (object);
}

static void
attune_shell_search_provider_get_property (GObject *object,
                                           guint id,
                                           GValue *value,
                                           GParamSpec *pspec)
{
  AttuneShellSearchProvider *self = ATTUNE_SHELL_SEARCH_PROVIDER (object);

  switch ((AttuneShellSearchProviderProperty) id)
    {
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      return;
    case PROP_INDEX:
      g_value_set_object (value, self->index);
      return;
    }

  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
attune_shell_search_provider_set_property (GObject *object,
                                           guint id,
                                           const GValue *value,
                                           GParamSpec *pspec)
{
  AttuneShellSearchProvider *self = ATTUNE_SHELL_SEARCH_PROVIDER (object);

  switch ((AttuneShellSearchProviderProperty) id)
    {
    case PROP_LIBRARY:
      self->library = g_value_dup_object (value);
      return;
    case PROP_INDEX:
      self->index = g_value_dup_object (value);
      return;
    }

  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
attune_shell_search_provider_class_init (AttuneShellSearchProviderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = attune_shell_search_provider_dispose;
  object_class->get_property = attune_shell_search_provider_get_property;
  object_class->set_property = attune_shell_search_provider_set_property;

  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, ATTUNE_TYPE_LIBRARY,
                                                  flags);
  properties[PROP_INDEX] = g_param_spec_object ("index", NULL, NULL, ATTUNE_TYPE_SEARCH_INDEX,
                                                flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
attune_shell_search_provider_init (AttuneShellSearchProvider *self)
{
}

/**
 * attune_shell_search_provider_new:
 * @library: the articles
 * @index: finds words in them; for this alone
 *
 * Returns: (transfer full): a provider
 */
AttuneShellSearchProvider *
attune_shell_search_provider_new (AttuneLibrary *library, AttuneSearchIndex *index)
{
  return g_object_new (ATTUNE_TYPE_SHELL_SEARCH_PROVIDER, "library", library, "index", index, NULL);
}

/**
 * attune_shell_search_provider_join_terms:
 * @terms: the words as the desktop parts them, at white space
 *
 * Puts together again what was typed: quotation marks and the like then mean what they mean in the
 * program. What nobody types, texts of many pages, is cut.
 *
 * Returns: (transfer full): the words
 */
char *
attune_shell_search_provider_join_terms (const char *const *terms)
{
  char *words = g_strjoinv (" ", (char **) terms);

  if (strlen (words) > MAX_WORDS)
    {
      char *end = g_utf8_find_prev_char (words, words + MAX_WORDS);

      *end = '\0';
    }

  return words;
}

static AttuneSection *
find_section (AttuneShellSearchProvider *self, AttunePlace *place)
{
  AttuneArticle *article = attune_library_lookup (self->library,
                                                  attune_place_get_article_id (place));
  const AttuneBlock *block = NULL;

  /* What is nowhere in the articles is no result; this is how it is found out. */
  if (article != NULL)
    block = attune_article_resolve (article, place, NULL, NULL, NULL);

  return block != NULL ? attune_article_get_section_of_block (article, block) : NULL;
}

/* The best of what was found, as ids. What has but some of the words is left to the program: there
 * one looks for something in the articles, here for anything on the computer. */
static GStrv
choose (AttuneShellSearchProvider *self, AttuneSearchResults *results)
{
  GListModel *hits = G_LIST_MODEL (results);
  guint n_hits = attune_search_results_get_n_full (results);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);

  for (guint i = 0, n_ids = 0; i < n_hits && n_ids < ATTUNE_SHELL_SEARCH_MAX_RESULTS; i++)
    {
      g_autoptr (AttuneSearchHit) hit = g_list_model_get_item (hits, i);
      AttunePlace *place = attune_search_hit_get_place (hit);
      AttuneSection *section = place != NULL ? find_section (self, place) : NULL;
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, section));

      if (section == NULL || count == MAX_OF_SECTION)
        continue;
      g_hash_table_insert (counts, section, GUINT_TO_POINTER (count + 1));
      g_strv_builder_take (ids, attune_place_to_string (place));
      n_ids++;
    }

  return g_strv_builder_end (ids);
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AttuneShellSearchProvider *self = g_task_get_source_object (task);
  g_autoptr (AttuneSearchResults) results = NULL;
  GError *error = NULL;

  results = attune_search_index_search_finish (ATTUNE_SEARCH_INDEX (source), result, &error);
  if (results != NULL)
    g_task_return_pointer (task, choose (self, results), (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, error);
}

/**
 * attune_shell_search_provider_search_async:
 * @terms: the words as the desktop parts them
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Searches on another thread. Only the newest search counts: those before it that have not
 * answered end with %G_IO_ERROR_CANCELLED.
 */
void
attune_shell_search_provider_search_async (AttuneShellSearchProvider *self,
                                           const char *const *terms,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *words = attune_shell_search_provider_join_terms (terms);
  /* Without documents: no notes. And to the letter: most of what is typed there is meant for other
   * programs, and to tell their names from slips takes spelling dictionaries, which are larger than
   * all else here together and take longer to open than an answer may take. */
  const AttuneSearchRequest request = { .text = words, .is_literal = TRUE };

  g_task_set_source_tag (task, attune_shell_search_provider_search_async);
  g_task_set_static_name (task, "attune shell search");
  attune_search_index_search_async (self->index, &request, cancellable, searched_cb, task);
}

/**
 * attune_shell_search_provider_search_finish:
 * @result: what the callback was given
 * @error: return location, %ATTUNE_STORAGE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the ids of what was found, the best first, at most
 *   %ATTUNE_SHELL_SEARCH_MAX_RESULTS; %NULL with @error set
 */
GStrv
attune_shell_search_provider_search_finish (AttuneShellSearchProvider *self,
                                            GAsyncResult *result,
                                            GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * attune_shell_search_provider_describe:
 * @ids: of results
 *
 * Describes results, also those that another process has found. Unknown ones are left out.
 *
 * Returns: (transfer floating): an `aa{sv}`
 */
GVariant *
attune_shell_search_provider_describe (AttuneShellSearchProvider *self, const char *const *ids)
{
  g_auto (GVariantBuilder) metas = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (guint i = 0; ids[i] != NULL; i++)
    {
      GVariant *meta = attune_shell_search_result_describe (self->library, ids[i]);

      if (meta != NULL)
        g_variant_builder_add_value (&metas, meta);
    }

  return g_variant_builder_end (&metas);
}
