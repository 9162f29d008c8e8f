/** Order and notation are the standard ones; the rules below keep pages right-to-left safe. */
export default {
  extends: ["stylelint-config-standard"],
  rules: {
    "import-notation": "string",
    "no-descending-specificity": null,
    "custom-property-empty-line-before": null,
    "declaration-empty-line-before": null,
    "comment-empty-line-before": null,
    "custom-property-pattern": null,
    "selector-class-pattern": "^[a-z][a-z0-9-]*$",
    "at-rule-empty-line-before": null,
    "rule-empty-line-before": null,
    "value-keyword-case": null,
    "property-disallowed-list": [
      "left",
      "right",
      "margin-left",
      "margin-right",
      "padding-left",
      "padding-right",
      "border-left",
      "border-right",
    ],
    "declaration-property-value-disallowed-list": {
      "text-align": ["left", "right"],
      float: ["left", "right"],
    },
  },
};
