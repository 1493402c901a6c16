"""What the page shows: findings as notes, texts cut into pieces at their marks, pairs as rows, the article as paragraphs."""
