/* attune-storage-error.h: what can go wrong with a file of ours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AttuneStorageError:
 * @ATTUNE_STORAGE_ERROR_OPEN: the file or its folder cannot be reached or made
 * @ATTUNE_STORAGE_ERROR_CORRUPT: the file is damaged, or is no database of this kind
 * @ATTUNE_STORAGE_ERROR_NEWER_SCHEMA: a newer version of the program made the file
 * @ATTUNE_STORAGE_ERROR_FULL: no room is left
 * @ATTUNE_STORAGE_ERROR_READ_ONLY: the file or its folder cannot be written to
 * @ATTUNE_STORAGE_ERROR_BUSY: another program has kept the file locked for too long
 * @ATTUNE_STORAGE_ERROR_REFUSED: what was to be written breaks a rule of the file; trying again
 *   does not help
 * @ATTUNE_STORAGE_ERROR_FAILED: anything else
 *
 * Errors of the storage room. Messages are sentences that a reader can act on.
 */
typedef enum
{
  ATTUNE_STORAGE_ERROR_OPEN,
  ATTUNE_STORAGE_ERROR_CORRUPT,
  ATTUNE_STORAGE_ERROR_NEWER_SCHEMA,
  ATTUNE_STORAGE_ERROR_FULL,
  ATTUNE_STORAGE_ERROR_READ_ONLY,
  ATTUNE_STORAGE_ERROR_BUSY,
  ATTUNE_STORAGE_ERROR_REFUSED,
  ATTUNE_STORAGE_ERROR_FAILED,
} AttuneStorageError;

#define ATTUNE_STORAGE_ERROR (attune_storage_error_quark ())
GQuark attune_storage_error_quark (void);

G_END_DECLS
