/* attune-notebook-opening.h: a notebook that is being read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-notebook.h"

G_BEGIN_DECLS

typedef struct _AttuneNotebookOpening AttuneNotebookOpening;

AttuneNotebookOpening *attune_notebook_opening_begin (const char *path);
AttuneNotebook *attune_notebook_opening_end (AttuneNotebookOpening *self);

G_END_DECLS
