"""The columns, types and notes of a REDCap data dictionary. Source: REDCap's own help on the data dictionary."""

COLUMNS = {
    "name": "Variable / Field Name",
    "form": "Form Name",
    "section": "Section Header",
    "type": "Field Type",
    "label": "Field Label",
    "choices": "Choices, Calculations, OR Slider Labels",
    "note": "Field Note",
    "validation": "Text Validation Type OR Show Slider Number",
    "minimum": "Text Validation Min",
    "maximum": "Text Validation Max",
    "identifier": "Identifier?",
    "branching": "Branching Logic (Show field only if...)",
    "required": "Required Field?",
    "alignment": "Custom Alignment",
    "number": "Question Number (surveys only)",
    "matrix": "Matrix Group Name",
    "ranking": "Matrix Ranking?",
    "annotation": "Field Annotation",
}
API_COLUMNS = {
    "field_name": "name",
    "form_name": "form",
    "section_header": "section",
    "field_type": "type",
    "field_label": "label",
    "select_choices_or_calculations": "choices",
    "field_note": "note",
    "text_validation_type_or_show_slider_number": "validation",
    "text_validation_min": "minimum",
    "text_validation_max": "maximum",
    "identifier": "identifier",
    "branching_logic": "branching",
    "required_field": "required",
    "custom_alignment": "alignment",
    "question_number": "number",
    "matrix_group_name": "matrix",
    "matrix_ranking": "ranking",
    "field_annotation": "annotation",
}
"""The same columns as REDCap's API names them."""

UNWANTED = r"_(?=_)|_$|[^A-Za-z0-9_]"
"""What a field's name can't have: two underscores together stand for the options of a checkbox."""

LONGEST = 100
LARGEST_SLIDER = 100
