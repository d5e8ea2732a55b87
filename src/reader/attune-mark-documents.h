/* attune-mark-documents.h: notes and bookmarks, as a search sees them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "attune-search-document.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_MARK_DOCUMENTS (attune_mark_documents_get_type ())
G_DECLARE_FINAL_TYPE (AttuneMarkDocuments, attune_mark_documents, ATTUNE, MARK_DOCUMENTS, GObject)

AttuneMarkDocuments *attune_mark_documents_new (GListModel *marks);
GPtrArray *attune_mark_documents_dup (AttuneMarkDocuments *self);

G_END_DECLS
