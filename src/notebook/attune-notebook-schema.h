/* attune-notebook-schema.h: the tables of a notebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-database.h"

G_BEGIN_DECLS

/* The version that this program writes */
#define ATTUNE_NOTEBOOK_VERSION 2

extern const AttuneSchema attune_notebook_schema;
extern const AttuneSchema attune_notebook_schema_with_backup;

G_END_DECLS
