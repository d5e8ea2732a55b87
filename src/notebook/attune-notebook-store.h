/* attune-notebook-store.h: what the notebook's file holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-bookmark.h"
#include "attune-database.h"

G_BEGIN_DECLS

extern const AttuneSchema attune_notebook_schema;

/**
 * AttuneChangeKind:
 * @ATTUNE_CHANGE_ADD: the bookmark is added
 * @ATTUNE_CHANGE_REMOVE: the bookmark is removed
 * @ATTUNE_CHANGE_RENAME: the bookmark gets a name, or none
 * @ATTUNE_CHANGE_POSITION: reading has got to the place
 *
 * What is done to a notebook.
 */
typedef enum
{
  ATTUNE_CHANGE_ADD,
  ATTUNE_CHANGE_REMOVE,
  ATTUNE_CHANGE_RENAME,
  ATTUNE_CHANGE_POSITION,
} AttuneChangeKind;

/**
 * AttuneChange:
 * @kind: what is done
 * @bookmark: (nullable): to which bookmark
 * @name: (nullable): of a bookmark that is added or renamed
 * @place: (nullable): of a position
 * @revision: (nullable): of a position, the checksum of the article
 * @time: when, in milliseconds since 1970, UTC
 *
 * One change to a notebook. Nothing in it changes itself, so that another thread can write it.
 */
typedef struct
{
  AttuneChangeKind kind;
  AttuneBookmark *bookmark;
  char *name;
  AttunePlace *place;
  char *revision;
  gint64 time;
} AttuneChange;

void attune_change_clear (AttuneChange *self);

gboolean attune_notebook_store_load (AttuneDatabase *database,
                                     GPtrArray *bookmarks,
                                     GHashTable *positions,
                                     GError **error);
gboolean
attune_notebook_store_begin_session (AttuneDatabase *database, gboolean *begun, GError **error);
gboolean
attune_notebook_store_apply (AttuneDatabase *database, const AttuneChange *change, GError **error);

gint64 attune_notebook_store_get_generation (AttuneDatabase *database);
gboolean attune_notebook_store_is_log_of (AttuneDatabase *with_log, AttuneDatabase *without_log);

G_END_DECLS
