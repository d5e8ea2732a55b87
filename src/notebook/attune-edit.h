/* attune-edit.h: changes to a notebook that are made together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-kind.h"
#include "attune-mark.h"

G_BEGIN_DECLS

/**
 * AttuneEdit:
 *
 * Changes to a notebook that are made together, or not at all. It is filled, then given to
 * [method@Notebook.commit_async] once.
 */
typedef struct _AttuneEdit AttuneEdit;

AttuneEdit *attune_edit_new (void);
AttuneEdit *attune_edit_ref (AttuneEdit *self);
void attune_edit_unref (AttuneEdit *self);
gboolean attune_edit_is_empty (AttuneEdit *self);

void attune_edit_add (AttuneEdit *self, AttuneMark *mark);
void attune_edit_remove (AttuneEdit *self, AttuneMark *mark);
void attune_edit_set_name (AttuneEdit *self, AttuneMark *mark, const char *name);
void attune_edit_set_note (AttuneEdit *self, AttuneMark *mark, const char *note);
void
attune_edit_set_note_from (AttuneEdit *self, AttuneMark *mark, const char *base, const char *note);
void attune_edit_set_kind (AttuneEdit *self, AttuneMark *mark, const char *kind);
void attune_edit_set_rank (AttuneEdit *self, AttuneMark *mark, double rank);
void attune_edit_set_place (AttuneEdit *self,
                            AttuneMark *mark,
                            AttuneArticle *article,
                            AttunePlace *place,
                            gboolean take_words);
void attune_edit_replace (AttuneEdit *self, AttuneMark *mark, AttuneMarkRecord *record);

void attune_edit_put_kind (AttuneEdit *self, AttuneKind *kind);
void attune_edit_remove_kind (AttuneEdit *self, AttuneKind *kind);

void attune_edit_set_edition (AttuneEdit *self, const char *article_id, const char *revision);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneEdit, attune_edit_unref)

G_END_DECLS
