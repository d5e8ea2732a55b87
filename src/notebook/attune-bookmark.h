/* attune-bookmark.h: a place to come back to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article.h"

G_BEGIN_DECLS

/**
 * AttuneBookmark:
 *
 * A place to come back to, with the words there and around them. All of it but the name is for
 * ever; [method@Notebook.rename_bookmark_async] changes the name, which is notified.
 *
 * Properties: `id`, `place`, `revision`, `quote`, `prefix`, `suffix`, `name` (nullable), `created`.
 */
#define ATTUNE_TYPE_BOOKMARK (attune_bookmark_get_type ())
G_DECLARE_FINAL_TYPE (AttuneBookmark, attune_bookmark, ATTUNE, BOOKMARK, GObject)

AttuneBookmark *attune_bookmark_new_for_place (AttuneArticle *article, AttunePlace *place);

const char *attune_bookmark_get_id (AttuneBookmark *self);
AttunePlace *attune_bookmark_get_place (AttuneBookmark *self);
const char *attune_bookmark_get_revision (AttuneBookmark *self);
const char *attune_bookmark_get_quote (AttuneBookmark *self);
const char *attune_bookmark_get_prefix (AttuneBookmark *self);
const char *attune_bookmark_get_suffix (AttuneBookmark *self);
const char *attune_bookmark_get_name (AttuneBookmark *self);
GDateTime *attune_bookmark_get_created (AttuneBookmark *self);

G_END_DECLS
