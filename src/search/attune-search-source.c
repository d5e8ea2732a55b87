/* attune-search-source.c: what an index is made from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-source.h"

struct _AttuneSearchSource
{
  guint n_articles;
  char *checksum;
  AttuneSearchLoadFunc load;
  gpointer user_data;
  GDestroyNotify destroy;
};

/**
 * attune_search_source_new:
 * @n_articles: how many there are
 * @checksum: the same where all of the articles are the same
 * @load: reads one of them
 * @user_data: for @load
 * @destroy: (nullable): frees @user_data, in whatever thread drops the last reference
 *
 * Returns: (transfer full): the source
 */
AttuneSearchSource *
attune_search_source_new (guint n_articles,
                          const char *checksum,
                          AttuneSearchLoadFunc load,
                          gpointer user_data,
                          GDestroyNotify destroy)
{
  AttuneSearchSource *self = g_atomic_rc_box_new0 (AttuneSearchSource);

  self->n_articles = n_articles;
  self->checksum = g_strdup (checksum);
  self->load = load;
  self->user_data = user_data;
  self->destroy = destroy;

  return self;
}

static AttuneArticle *
load_from_array (guint index, gpointer user_data, GError **error)
{
  GPtrArray *articles = user_data;

  return g_object_ref (g_ptr_array_index (articles, index));
}

/**
 * attune_search_source_new_for_library:
 * @library: a library, whose articles are those of now
 *
 * Returns: (transfer full): the source
 */
AttuneSearchSource *
attune_search_source_new_for_library (AttuneLibrary *library)
{
  GListModel *model = G_LIST_MODEL (library);
  GPtrArray *articles = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (articles, g_list_model_get_item (model, i));

  return attune_search_source_new (articles->len, attune_library_get_checksum (library),
                                   load_from_array, articles, (GDestroyNotify) g_ptr_array_unref);
}

AttuneSearchSource *
attune_search_source_ref (AttuneSearchSource *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
source_clear (gpointer data)
{
  AttuneSearchSource *self = data;

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self->checksum);
}

void
attune_search_source_unref (AttuneSearchSource *self)
{
  g_atomic_rc_box_release_full (self, source_clear);
}

guint
attune_search_source_get_n_articles (AttuneSearchSource *self)
{
  return self->n_articles;
}

/**
 * attune_search_source_get_checksum:
 *
 * Returns: the same where all of the articles are the same
 */
const char *
attune_search_source_get_checksum (AttuneSearchSource *self)
{
  return self->checksum;
}

/**
 * attune_search_source_load:
 * @index: which article, below their number
 * @error: return location; the domain is that of whoever made the source
 *
 * Reads an article.
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with @error set
 */
AttuneArticle *
attune_search_source_load (AttuneSearchSource *self, guint index, GError **error)
{
  g_return_val_if_fail (index < self->n_articles, NULL);

  return self->load (index, self->user_data, error);
}
