/* attune-mark-documents.c: notes and bookmarks, as a search sees them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-mark-documents.h"

#include "attune-mark.h"

/**
 * AttuneMarkDocuments:
 *
 * What the reader wrote and named, ready to be searched. Highlights without a note are left out:
 * their words are the article's, where they are found anyway.
 */
struct _AttuneMarkDocuments
{
  GObject parent_instance;

  GListModel *marks;
  GHashTable *made; /* AttuneSearchDocument by AttuneMarkRecord, both owned */
};

G_DEFINE_FINAL_TYPE (AttuneMarkDocuments, attune_mark_documents, G_TYPE_OBJECT)

static void
attune_mark_documents_dispose (GObject *object)
{
  AttuneMarkDocuments *self = ATTUNE_MARK_DOCUMENTS (object);

  g_clear_object (&self->marks);
  g_clear_pointer (&self->made, g_hash_table_unref);

  G_OBJECT_CLASS (attune_mark_documents_parent_class)->dispose (object);
}

static void
attune_mark_documents_class_init (AttuneMarkDocumentsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attune_mark_documents_dispose;
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (NULL, NULL, (GDestroyNotify) attune_mark_record_unref,
                                (GDestroyNotify) attune_search_document_unref);
}

static void
attune_mark_documents_init (AttuneMarkDocuments *self)
{
  self->made = new_table ();
}

/**
 * attune_mark_documents_new:
 * @marks: the notebook's marks
 *
 * Returns: (transfer full): their documents
 */
AttuneMarkDocuments *
attune_mark_documents_new (GListModel *marks)
{
  AttuneMarkDocuments *self = g_object_new (ATTUNE_TYPE_MARK_DOCUMENTS, NULL);

  self->marks = g_object_ref (marks);

  return self;
}

static AttuneSearchDocument *
make_document (AttuneMark *mark)
{
  AttunePlace *place = attune_mark_is_lost (mark) ? NULL : attune_mark_get_place (mark);
  const char *name = attune_mark_get_name (mark), *note = attune_mark_get_note (mark);

  switch (attune_mark_get_mark_type (mark))
    {
    case ATTUNE_MARK_BOOKMARK:
      return attune_search_document_new (ATTUNE_SEARCH_BOOKMARK, attune_mark_get_id (mark), place,
                                         name, attune_mark_get_quote (mark), NULL);
    case ATTUNE_MARK_HIGHLIGHT:
    case ATTUNE_MARK_NOTE:
      if (note != NULL && *note != '\0')
        return attune_search_document_new (ATTUNE_SEARCH_NOTE, attune_mark_get_id (mark), place,
                                           NULL, note, attune_mark_get_tags (mark));
      return NULL;
    }

  g_return_val_if_reached (NULL);
}

/* A mark's record is another when anything of it changes, but for whether its passage is found. */
static gboolean
is_current (AttuneSearchDocument *document, AttuneMark *mark)
{
  return (attune_search_document_get_place (document) == NULL) == attune_mark_is_lost (mark);
}

/**
 * attune_mark_documents_dup:
 *
 * Returns: (transfer full) (element-type AttuneSearchDocument): the documents of the marks as they
 *   are now; the array is never changed
 */
GPtrArray *
attune_mark_documents_dup (AttuneMarkDocuments *self)
{
  g_autoptr (GHashTable) old = g_steal_pointer (&self->made);
  GPtrArray *documents = NULL;

  self->made = new_table ();
  documents = g_ptr_array_new_with_free_func ((GDestroyNotify) attune_search_document_unref);
  for (guint i = 0; i < g_list_model_get_n_items (self->marks); i++)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (self->marks, i);
      AttuneMarkRecord *record = attune_mark_get_record (mark);
      AttuneSearchDocument *document = g_hash_table_lookup (old, record);

      if (document != NULL && is_current (document, mark))
        attune_search_document_ref (document);
      else
        document = make_document (mark);
      if (document == NULL)
        continue;
      g_hash_table_insert (self->made, attune_mark_record_ref (record), document);
      g_ptr_array_add (documents, attune_search_document_ref (document));
    }

  return documents;
}
