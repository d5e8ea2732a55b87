/* attune-library.c: the articles that there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-library.h"

#include "attune-article-error.h"

/**
 * AttuneLibrary:
 *
 * A list of [class@Article]s: those of the bundle, found by listing its folder, and files that were
 * opened. One that cannot be read is told among the errors and keeps no other from being read.
 */
struct _AttuneLibrary
{
  GObject parent_instance;

  GPtrArray *articles;
  GPtrArray *errors;
  char *checksum;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AttuneLibrary,
                               attune_library,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
attune_library_finalize (GObject *object)
{
  AttuneLibrary *self = ATTUNE_LIBRARY (object);

  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_clear_pointer (&self->errors, g_ptr_array_unref);
  g_clear_pointer (&self->checksum, g_free);

  G_OBJECT_CLASS (attune_library_parent_class)->finalize (object);
}

static void
attune_library_class_init (AttuneLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attune_library_finalize;
}

static void
attune_library_init (AttuneLibrary *self)
{
  self->articles = g_ptr_array_new_with_free_func (g_object_unref);
  self->errors = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
}

static GType
get_item_type (GListModel *model)
{
  return ATTUNE_TYPE_ARTICLE;
}

static guint
get_n_items (GListModel *model)
{
  return ATTUNE_LIBRARY (model)->articles->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AttuneLibrary *self = ATTUNE_LIBRARY (model);

  return position < self->articles->len
             ? g_object_ref (g_ptr_array_index (self->articles, position))
             : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

AttuneLibrary *
attune_library_new (void)
{
  return g_object_new (ATTUNE_TYPE_LIBRARY, NULL);
}

/* An article of an id that is there already takes the other's place. */
static void
take_article (AttuneLibrary *self, AttuneArticle *article)
{
  guint position = self->articles->len, removed = 0;

  for (guint i = 0; i < self->articles->len; i++)
    if (g_str_equal (attune_article_get_id (g_ptr_array_index (self->articles, i)),
                     attune_article_get_id (article)))
      {
        position = i;
        removed = 1;
        g_ptr_array_remove_index (self->articles, i);
        break;
      }

  g_ptr_array_insert (self->articles, (int) position, article);
  g_clear_pointer (&self->checksum, g_free);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, 1);
}

/* Of two files with one id the second would take the first's place, and nobody would know. */
static gboolean
is_taken (AttuneLibrary *self, AttuneArticle *article, const char *name, GError **error)
{
  const char *id = attune_article_get_id (article);

  if (attune_library_lookup (self, id) == NULL)
    return FALSE;

  g_set_error (error, ATTUNE_ARTICLE_ERROR, ATTUNE_ARTICLE_ERROR_ID,
               "%s: $.id: another article has the id \"%s\"", name, id);
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/**
 * attune_library_add_resource:
 * @folder: a folder of the program's resources
 *
 * Adds all articles of a folder, in the order of their files' names. What cannot be read is found
 * in [method@Library.get_errors].
 */
void
attune_library_add_resource (AttuneLibrary *self, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv)
      names = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (names == NULL)
    {
      g_ptr_array_add (self->errors, g_steal_pointer (&error));
      return;
    }

  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (folder, "/", names[i], NULL);
      g_autoptr (GBytes) bytes = NULL;
      AttuneArticle *article = NULL;

      if (!g_str_has_suffix (names[i], ".json"))
        continue;

      bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      if (bytes != NULL)
        article = attune_article_new_from_bytes (bytes, names[i], &error);
      if (article != NULL && is_taken (self, article, names[i], &error))
        g_clear_object (&article);
      if (article != NULL)
        take_article (self, article);
      else
        g_ptr_array_add (self->errors, g_steal_pointer (&error));
    }
}

/**
 * attune_library_add:
 * @article: an article
 *
 * Adds an article. One of the same id that is there already makes room for it.
 */
void
attune_library_add (AttuneLibrary *self, AttuneArticle *article)
{
  take_article (self, g_object_ref (article));
}

/**
 * attune_library_add_file:
 * @file: an article
 * @error: return location, %G_IO_ERROR or %ATTUNE_ARTICLE_ERROR
 *
 * Adds an article that lies in a file of its own.
 *
 * Returns: (transfer none) (nullable): the article, or %NULL with @error set
 */
AttuneArticle *
attune_library_add_file (AttuneLibrary *self, GFile *file, GError **error)
{
  AttuneArticle *article = attune_article_new_from_file (file, error);

  if (article != NULL)
    take_article (self, article);

  return article;
}

/**
 * attune_library_lookup:
 *
 * Returns: (transfer none) (nullable): the article of that id
 */
AttuneArticle *
attune_library_lookup (AttuneLibrary *self, const char *article_id)
{
  for (guint i = 0; i < self->articles->len; i++)
    {
      AttuneArticle *article = g_ptr_array_index (self->articles, i);

      if (g_str_equal (attune_article_get_id (article), article_id))
        return article;
    }

  return NULL;
}

/**
 * attune_library_get_checksum:
 *
 * Returns: (transfer none): in hexadecimal, the same where all articles are the same
 */
const char *
attune_library_get_checksum (AttuneLibrary *self)
{
  g_autoptr (GChecksum) checksum = NULL;

  if (self->checksum != NULL)
    return self->checksum;

  checksum = g_checksum_new (G_CHECKSUM_SHA256);
  for (guint i = 0; i < self->articles->len; i++)
    {
      const char *part = attune_article_get_checksum (g_ptr_array_index (self->articles, i));

      g_checksum_update (checksum, (const guchar *) part, -1);
    }
  self->checksum = g_strdup (g_checksum_get_string (checksum));

  return self->checksum;
}

/**
 * attune_library_get_errors:
 *
 * Returns: (transfer none) (element-type GError): what could not be read of the resources
 */
const GPtrArray *
attune_library_get_errors (AttuneLibrary *self)
{
  return self->errors;
}
