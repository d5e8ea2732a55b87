/* attune-notes-choices.h: kinds and tags to choose among highlights and notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-mark-list.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_NOTES_CHOICES (attune_notes_choices_get_type ())
G_DECLARE_FINAL_TYPE (AttuneNotesChoices, attune_notes_choices, ATTUNE, NOTES_CHOICES, GObject)

AttuneNotesChoices *attune_notes_choices_new (GtkBox *box);
void attune_notes_choices_set_kinds (AttuneNotesChoices *self, GListModel *kinds);

void attune_notes_choices_show (AttuneNotesChoices *self, AttuneMarkList *list);
gboolean attune_notes_choices_is_empty (AttuneNotesChoices *self);
void attune_notes_choices_clear (AttuneNotesChoices *self);
void attune_notes_choices_add_to (AttuneNotesChoices *self, AttuneMarkFilter *filter);

G_END_DECLS
