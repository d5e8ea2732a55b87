/* attune-figure-parser.h: the data of a figure, from JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-figure.h"
#include "attune-json-reader.h"

G_BEGIN_DECLS

AttuneFigure *attune_figure_parser_read (AttuneJsonReader *json, JsonObject *object);

G_END_DECLS
