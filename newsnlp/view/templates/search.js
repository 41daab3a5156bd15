(function () {
  var field = document.getElementById("search");
  var hits = document.getElementById("hits");
  var articles = Array.prototype.slice.call(document.querySelectorAll("details.article"));
  field.addEventListener("input", function () {
    var words = field.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    var shown = 0;
    articles.forEach(function (article) {
      // Labels stand inside the marks: they are left out, or a name cut by one would not be found.
      if (article.words === undefined) {
        var copy = article.cloneNode(true);
        copy.querySelectorAll("mark small").forEach(function (label) { label.remove(); });
        article.words = copy.textContent.toLowerCase();
      }
      var fits = words.every(function (word) { return article.words.indexOf(word) >= 0; });
      article.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    hits.textContent = words.length ? shown + " found" : "";
  });
})();
