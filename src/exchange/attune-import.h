/* attune-import.h: marks on their way in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-edit.h"
#include "attune-library.h"

G_BEGIN_DECLS

/**
 * AttuneImportPolicy:
 * @ATTUNE_IMPORT_BOTH: ours stays, and the file's is added beside it
 * @ATTUNE_IMPORT_NEWER: of the two the one that was changed last stays
 * @ATTUNE_IMPORT_SKIP: ours stays, and the file's is left out
 *
 * What is done where the notebook and the file differ on the same mark.
 */
typedef enum
{
  ATTUNE_IMPORT_BOTH,
  ATTUNE_IMPORT_NEWER,
  ATTUNE_IMPORT_SKIP,
} AttuneImportPolicy;

gboolean attune_import_policy_from_string (const char *string, AttuneImportPolicy *policy);

/**
 * AttuneImportConflict:
 * @ours: the mark in the notebook
 * @theirs: what the file makes of it
 *
 * A mark that the file has otherwise than the notebook.
 */
typedef struct
{
  AttuneMark *ours;
  AttuneMarkRecord *theirs;
} AttuneImportConflict;

/**
 * AttuneImport:
 *
 * What a file would bring into the notebook, read and compared; nothing has been changed yet. For
 * the main thread.
 */
typedef struct _AttuneImport AttuneImport;

AttuneImport *attune_import_read (GBytes *bytes,
                                  AttuneLibrary *library,
                                  GListModel *marks,
                                  GListModel *kinds,
                                  GError **error);
AttuneImport *attune_import_read_file (GFile *file,
                                       AttuneLibrary *library,
                                       GListModel *marks,
                                       GListModel *kinds,
                                       GError **error);
void attune_import_free (AttuneImport *self);

guint attune_import_get_n_new (AttuneImport *self);
guint attune_import_get_n_same (AttuneImport *self);
guint attune_import_get_n_conflicts (AttuneImport *self);
guint attune_import_get_n_elsewhere (AttuneImport *self);
guint attune_import_get_n_lost (AttuneImport *self);
guint attune_import_get_n_kinds (AttuneImport *self);
const AttuneImportConflict *attune_import_get_conflict (AttuneImport *self, guint index);
AttuneMarkRecord *attune_import_get_new (AttuneImport *self, guint index);

AttuneEdit *attune_import_to_edit (AttuneImport *self, AttuneImportPolicy policy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneImport, attune_import_free)

G_END_DECLS
